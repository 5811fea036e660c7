"""What came with a mail besides words: cleaned, and shown below them; what is left out, its writer hears of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.mail.asking.ask import ask
from alongside.mail.asking.notice import notify_person
from alongside.mail.reading.apart import File, files_of
from alongside.mail.taken import Outcome, Piece, Taken
from alongside.media.models import Document, People, Picture
from alongside.media.receive import receive
from alongside.media.sizes import MOST_FOR_A_POST
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_may_bring
from alongside.threads.enclose import bring_document, enclose
from alongside.threads.models import Post
from alongside.threads.show_pictures import show_pictures

# What nobody misses, because a program added it or it would tell who wrote the mail.
UNMISSED = {"signature", "key", "card", "calendar", "mail", "speck", "logo", "empty"}


def has_files(taken: Taken) -> bool:
    """Whether something came with it that could be shown there."""
    community = taken.destination.community
    kept = {"picture"} | ({"document"} if community and community.takes_documents else set())
    return any(piece.verdict in kept for piece in taken.read.pieces)


def must_ask(taken: Taken, viewer: Viewer) -> bool:
    """Whether pictures came that could be shown, and nobody said yet what is with the people in them."""
    if viewer.is_new:  # whose pictures have to wait anyway
        return False
    return "picture" not in taken.agreed and any(piece.verdict == "picture" for piece in taken.read.pieces)


def ask_about_people(taken: Taken) -> Outcome:
    """The question that a form has beside each picture, for a mail that has none: once for all its pictures."""
    return ask(
        taken,
        "picture",
        happened=_("Your pictures are not shown yet. The words that came with them, if any, are posted."),
        why=_("Other people in a picture may not want to be seen here."),
        to_do=_(
            "If nobody else can be recognised in your pictures, or if they agreed, answer this mail with the word yes."
        ),
    )


@dataclass(frozen=True, slots=True)
class Bringing:
    """Where files go: below this post, for its author."""

    post: Post
    viewer: Viewer
    community: Community
    once: str

    def picture(self, content: bytes, key: str) -> Picture:
        """A picture drawn anew; its writer said that nobody is in it who didn't agree."""
        require_may_bring(self.viewer)
        return receive(
            content,
            by=self.viewer.alias,
            community=self.community.public_id,
            people=People.THEY_AGREED,
            consent=_("Said by mail"),
            once=key,
        )

    def document(self, content: bytes, key: str) -> Document:
        """A document written anew, where the hosts take documents."""
        return bring_document(content, by=self.viewer, community=self.community, once=key)

    def each[Made](self, files: Sequence[File], bring: Callable[[bytes, str], Made], left: list[str]) -> list[Made]:
        """All that could be brought; of the rest, its name and why not."""
        made = []
        for number, file in enumerate(files):
            try:
                made.append(bring(file.content, f"{self.once} {file.piece.verdict} {number}"))
            except Refused as refusal:
                left.append(f"{file.piece.name or file.piece.kind}: {refusal}")
        return made


def bring_files(taken: Taken, person: PersonId, to: Bringing) -> None:
    """Show below the post what came with its mail, and say once what could not be shown, and why."""
    left = [left_out(piece) for piece in taken.read.pieces if piece.verdict == "dropped" and is_missed(piece)]
    comes = any(piece.verdict in ("picture", "document") for piece in taken.read.pieces)
    files = files_of(taken.raw()) if comes else []
    documents = [file for file in files if file.piece.verdict == "document"]
    if brought := to.each(documents[:MOST_FOR_A_POST], to.document, left):
        enclose(to.post, brought, by=to.viewer)
    left += [_too_many(file.piece) for file in documents[MOST_FOR_A_POST:]]
    if not must_ask(taken, to.viewer):
        pictures = [file for file in files if file.piece.verdict == "picture"]
        if shown := to.each(pictures, to.picture, left):
            show_pictures(to.post, shown, by=to.viewer)
    if left and not must_ask(taken, to.viewer):
        _tell(taken, person, left)


def is_missed(piece: Piece) -> bool:
    """Whether its writer would look for it."""
    return piece.reason not in UNMISSED


def left_out(piece: Piece) -> str:
    """Its name, and why it isn't shown."""
    why = {
        "program": _("programs can't be shared here"),
        "archive": _("we don't open packed files; please send what is inside"),
        "too large": _("it is too large"),
        "too many": _("more came than one mail may bring"),
    }.get(piece.reason, _("we can't read this kind of file"))
    return f"{piece.name or piece.kind}: {why}"


def _too_many(piece: Piece) -> str:
    return f"{piece.name or piece.kind}: " + _("more came than one post may carry")


def _tell(taken: Taken, person: PersonId, left: Sequence[str]) -> None:
    words = _("Your words were posted. This came with them and is not shown:")
    notify_person(
        person,
        subject=_("Part of your mail is not shown"),
        text=f"{words}\n\n" + "\n".join(f"- {one}" for one in left),
        answers=taken.read.message_id,
    )
