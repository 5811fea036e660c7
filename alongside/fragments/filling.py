"""What the slots of stored posts are filled with: present names, earlier words, pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias, State
from alongside.core.markdown import fill, left_out_words, slots_in
from alongside.fragments.patterns import as_made, macro
from alongside.fragments.sources import below_html
from alongside.fragments.words import document_kinds, name_of, size_of
from alongside.media.access import documents_at, pictures_at
from alongside.media.models import Document, Picture
from alongside.sources.page import Below, read_below
from alongside.threads.models import Post
from alongside.threads.page import PostRow


@dataclass(frozen=True)
class Quote:
    """Earlier words, and whose: a reader who blocked their author doesn't meet them."""

    author: int
    html: str


@dataclass
class Filling:
    """What is known for the slots of some posts."""

    words: dict[str, str] = field(default_factory=dict)
    quotes: dict[str, Quote] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)  # the links below a post, by its public id
    sources: dict[str, str] = field(default_factory=dict)  # what a post cites and the notes beside it, likewise
    noted: set[str] = field(default_factory=set)  # the posts beside which a note stands

    def add_pictures(self, pictures: Iterable[Picture]) -> None:
        """Show these pictures where the words ask for them."""
        for picture in pictures:
            self.words[f"picture:{picture.public_id}"] = _picture(picture)

    def without_quotes(self, html: str) -> str:
        """Everything filled but earlier words, which stay slots for the reader's own page."""
        return fill(html, self.words | {slot: f"\ue000{slot}\ue001" for slot in self.quotes})

    def body_of(self, post: PostRow) -> str:
        """The words of a post, with earlier words still slots; below them its documents, and what it cites."""
        below = self.documents.get(post.public_id, "") + self.sources.get(post.public_id, "")
        return self.without_quotes(post.html) + below

    def whole(self, html: str, *, blocked: Iterable[int] = ()) -> str:
        """Everything filled; the earlier words of blocked authors are left out."""
        away = set(blocked)
        return fill(html, self.words | {slot: q.html for slot, q in self.quotes.items() if q.author not in away})


def filling_for(posts: Sequence[PostRow], *, community_id: int, stranger: bool) -> Filling:
    """Look up what the slots of these posts need; nothing where there are none."""
    wanted: dict[str, set[str]] = {}
    with_pictures, with_documents = [], []
    for post in posts:
        if post.with_documents and (post.is_held or not (post.withdrawn or post.removed)):
            with_documents.append(f"post {post.public_id}")
        found = slots_in(post.html)
        for slot in found:
            kind, _colon, key = slot.partition(":")
            wanted.setdefault(kind, set()).add(key)
        if any(slot.startswith("picture:") for slot in found):
            with_pictures.append(f"post {post.public_id}")
    filling = Filling()
    for place, documents in documents_at(with_documents).items() if with_documents else ():
        filling.documents[place.removeprefix("post ")] = documents_html(documents)
    if with_sources := {post.pk: post.public_id for post in posts if _may_show_sources(post)}:
        _add_sources(filling, with_sources, read_below(with_sources), linked=not stranger)
    if not wanted:
        return filling
    if "post" in wanted:
        _find_quotes(filling, wanted, community_id, stranger=stranger)
    if "alias" in wanted:
        _find_names(filling, wanted["alias"], community_id, linked=not stranger)
    if "words" in wanted:
        filling.words |= {"words:quoted": escape(_("Earlier words")), "words:signature": escape(_("Signature"))}
        filling.words["words:masked"] = f"<small>{escape(left_out_words())}</small>"
    for pictures in pictures_at(with_pictures).values() if with_pictures else ():
        filling.add_pictures(pictures)
    filling.quotes = {slot: Quote(q.author, fill(q.html, filling.words)) for slot, q in filling.quotes.items()}
    return filling


def _may_show_sources(post: PostRow) -> bool:
    return post.with_sources and not (post.withdrawn or post.removed)


def _add_sources(filling: Filling, shown: dict[int, str], found: dict[int, Below], *, linked: bool) -> None:
    for key, below in found.items():
        filling.sources[shown[key]] = below_html(below, linked=linked)
        if below.notes:
            filling.noted.add(shown[key])


def _find_names(filling: Filling, ids: set[str], community_id: int, *, linked: bool) -> None:
    here = Alias.objects.filter(public_id__in=ids, community_id=community_id)
    for public_id, name, state in here.values_list("public_id", "name", "state"):
        shown = escape(name_of(name, state))
        leads = linked and state != State.FORMER
        filling.words[f"alias:{public_id}"] = f'<a href="/a/{public_id}/">{shown}</a>' if leads else shown


def _find_quotes(filling: Filling, wanted: dict[str, set[str]], community_id: int, *, stranger: bool) -> None:
    readable = Post.objects.filter(
        public_id__in=wanted["post"], withdrawn_at=None, removed=False,
        thread__community_id=community_id, thread__gone=False,
    )  # fmt: skip
    if stranger:
        readable = readable.filter(thread__is_open=True)
    for post in readable.select_related("author"):
        for slot in slots_in(post.html):
            if slot.startswith("alias:"):
                wanted.setdefault("alias", set()).add(slot.removeprefix("alias:"))
        whose = name_of(post.author.name, post.author.state)
        html = macro("parts/post.html", "folded_quote")(whose, as_made(post.html))
        filling.quotes[f"post:{post.public_id}"] = Quote(post.author_id, str(html))


def _picture(picture: Picture) -> str:
    made = macro("parts/post.html", "picture")(
        f"/pictures/{picture.public_id}/large",
        picture.alternative or _("no words yet"),
        picture.width, picture.height, picture.credit,
    )  # fmt: skip
    return str(made)


def documents_html(documents: Iterable[Document]) -> str:
    """The links to some documents, as they stand below a post."""
    shown = [(f"/documents/{each.public_id}", document_label(number, each)) for number, each in enumerate(documents, 1)]
    return str(macro("parts/post.html", "documents")(shown))


def document_label(number: int, document: Document) -> str:
    """What a document is, before anybody opens it."""
    kind, size = document_kinds()[document.format], size_of(document.size)
    return _("Document %(number)d: %(kind)s, %(size)s") % {"number": number, "kind": kind, "size": size}
