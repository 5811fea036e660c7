"""What a mail of private words says: what warns its reader first, the words, and what one can do."""

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.core.mailtext.as_text import to_text
from alongside.fragments.patterns import as_made, macro
from alongside.fragments.warnings import warnings_of
from alongside.fragments.words import notes
from alongside.friends.conversations.read import Entry
from alongside.friends.sides import Stands
from alongside.mail.private.reader import Reader
from alongside.mail.sending.post_words import SPACE, direction
from alongside.mail.sending.prepared import place
from alongside.mailroom.links import friend_link, stop_link


def body_of(reader: Reader, said: Sequence[Entry]) -> tuple[str, str]:
    """These words as plain text and as HTML, in the language that is spoken now."""
    note, warned = _note(said), " ".join(dict.fromkeys(words for one in said for words in warnings_of(one.warns)))
    body, pictures, footer = "\n<hr>\n".join(one.html for one in said), _pictures(said), _footer(reader)
    ends = [f"{words}\n{link}" if link else words for words, link in footer]
    words = "\n\n* * *\n\n".join(to_text(one.html).strip("\n") for one in said)
    parts = [warned, words, pictures, "-- \n" + "\n\n".join(ends)]
    text = "\n\n".join(part for part in parts if part)
    shown = (warned, note, as_made(body), pictures, footer)
    html = macro("mail/post.html", "post")(get_language(), direction(), "", *shown)
    return f"{note}{'\n' * SPACE}{text}" if note else text, str(html)


def _note(said: Sequence[Entry]) -> str:
    """What one may want to know first, of all of it."""
    chosen = dict.fromkeys(note for one in said for note in one.note.split())
    about = ", ".join(notes().get(note, note) for note in chosen)
    words = _(
        "Before you read this: it speaks of %(about)s. You can leave it for another time, or for good. "
        "The words begin further down, after some empty space."
    )
    return words % {"about": about} if about else ""


def _pictures(said: Sequence[Entry]) -> str:
    """Pictures are not mailed, so that they can be taken back."""
    return _("There is a picture with this. You can see it on the page.") if any(one.pictures for one in said) else ""


def _footer(reader: Reader) -> list[tuple[str, str]]:
    """Each sentence with its link, if it has one."""
    friend, whose = reader.friend, {"name": reader.friend.other.name}
    page = friend_link(friend.friendship.public_id)
    if friend.stands == Stands.THEY_ASK:
        answers = _(
            "%(name)s asks to be friends. To say yes, answer this mail with the word yes. To say no, answer with the "
            "word no: they aren't told. Or do nothing."
        )
        first = [(answers % whose, ""), (_("The same on the page:"), page)]
    else:
        answers = _("Answer this mail to write to %(name)s alone. They see the name you have there, not your address.")
        first = [(answers % whose, ""), (_("All you two wrote:"), page)]
    worry = (_("If something about this worries you, the hosts can help:"), f"{page}worry/")
    return [*first, worry, (_("Get fewer mails from here, or none:"), stop_link(place("stop")))]
