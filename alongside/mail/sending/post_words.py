"""What a mailed post says: its words, what should be known before, and at the end in plain words what one can do."""

import re
from html import escape

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.mailtext.as_text import to_text
from alongside.core.markdown import fill, left_out_words, slots_in
from alongside.fragments.filling import document_label
from alongside.fragments.patterns import as_made, macro
from alongside.fragments.words import kinds, name_of, notes, wishes
from alongside.mail.sending.prepared import place
from alongside.mailroom.links import post_link, stop_link
from alongside.media.access import documents_at
from alongside.threads.models import Post
from alongside.threads.saying import place_of

_FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
SPACE = 12  # empty lines after a content note, so that nobody meets the words while they read the note


def body_of(post: Post, community: Community) -> tuple[str, str]:
    """The post as plain text and as HTML, in the language that is spoken now."""
    body, pictures = words_in(post, community)
    said, warning, footer = what_it_is(post), _warning(post), _footer(post, community)
    ends = [f"{words}\n{link}" if link else words for words, link in footer]
    parts = [said, to_text(body).strip("\n"), pictures, "-- \n" + "\n\n".join(ends)]
    text = "\n\n".join(part for part in parts if part)
    shown = (said, warning, as_made(body), pictures, footer)
    html = macro("mail/post.html", "post")(get_language(), direction(), post.language, *shown)
    return f"{warning}{'\n' * SPACE}{text}" if warning else text, str(html)


def direction() -> str:
    """Which way the language that is spoken now is written, as HTML says it."""
    return "rtl" if get_language_bidi() else "ltr"


def words_in(post: Post, community: Community) -> tuple[str, str]:
    """Its words as HTML, without what is folded on the page, and what else there is to see or to take."""
    shown = _FOLDED.sub("", post.html)
    slots = slots_in(shown)
    body = fill(shown, {slot: escape(words) for slot, words in _filling(slots, community).items()})
    return body, _beside(slots, post)


def _filling(slots: tuple[str, ...], community: Community) -> dict[str, str]:
    """Names for names, and for earlier words whose they are: what was mailed could not be taken back with them."""
    named = [slot.removeprefix("alias:") for slot in slots if slot.startswith("alias:")]
    quoted = [slot.removeprefix("post:") for slot in slots if slot.startswith("post:")]
    here = Alias.objects.filter(public_id__in=named, community=community) if named else ()
    filling = {f"alias:{alias.public_id}": name_of(alias.name, alias.state) for alias in here}
    filling["words:masked"] = left_out_words()
    earlier = Post.objects.filter(public_id__in=quoted, thread__community=community) if quoted else Post.objects.none()
    for post in earlier.select_related("author"):
        whose = {"name": name_of(post.author.name, post.author.state)}
        filling[f"post:{post.public_id}"] = _("(Earlier words of %(name)s, on the page.)") % whose
    return filling


def _beside(slots: tuple[str, ...], post: Post) -> str:
    """A line for pictures and one for documents: neither is mailed, so that both can be taken back."""
    lines = []
    if any(slot.startswith("picture:") for slot in slots):
        lines.append(_("There is a picture with this. You can see it on the page."))
    documents = documents_at([place_of(post)]).get(place_of(post), [])
    if documents:
        labels = [document_label(number, document) for number, document in enumerate(documents, 1)]
        lines.append(_("You can get this from the page: %(documents)s.") % {"documents": "; ".join(labels)})
    return " ".join(lines)


def what_it_is(post: Post) -> str:
    """What the post is, and what its author wants."""
    chosen = (kinds().get(post.kind), wishes().get(post.wish))
    return " · ".join(words for words in chosen if words)


def _warning(post: Post) -> str:
    """What one may want to know first; long enough to fill the line that a list of mails shows."""
    about = ", ".join(notes().get(note, note) for note in post.notes.split())
    words = _(
        "Before you read this: it speaks of %(about)s. You can leave it for another time, or for good. "
        "The words begin further down, after some empty space."
    )
    return words % {"about": about} if about else ""


def _footer(post: Post, community: Community) -> list[tuple[str, str]]:
    """Each sentence with its link, if it has one."""
    here = {"community": community.name}
    answer = _("Answer this mail to write to everyone in %(community)s. They see the name you have there.") % here
    return [
        (answer, ""),
        (_("Read it with all answers:"), post_link(post.public_id)),
        (_("Get fewer mails from here, or none:"), stop_link(place("stop"))),
    ]
