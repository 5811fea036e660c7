"""Pictures that came with a private mail: drawn anew, for the friend alone; whatever else came is told of."""

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.core.errors import Refused
from alongside.friends.sides import Friend
from alongside.mail.asking.notice import notify_person
from alongside.mail.posting.files import is_missed, left_out, must_ask
from alongside.mail.reading.apart import File, files_of
from alongside.mail.taken import Taken
from alongside.media.models import People
from alongside.media.receive import receive
from alongside.media.sizes import MOST_FOR_A_POST
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_may_bring


def bring_pictures(taken: Taken, person: PersonId, viewer: Viewer, friend: Friend, *, once: str) -> list[str]:
    """The pictures of a mail by their ids; what went to nobody is said once, unless its writer is asked first."""
    if must_ask(taken, viewer):
        return []
    pieces = taken.read.pieces
    left = [left_out(piece) for piece in pieces if piece.verdict == "dropped" and is_missed(piece)]
    left += [_document(piece.name or piece.kind) for piece in pieces if piece.verdict == "document"]
    pictures: list[str] = []
    for number, file in enumerate(_pictures_in(taken)):
        try:
            pictures.append(_receive(file, viewer, friend, f"{once} picture {number}"))
        except Refused as refusal:
            left.append(f"{file.piece.name or file.piece.kind}: {refusal}")
    if left:
        _tell(taken, person, left)
    return pictures


def _pictures_in(taken: Taken) -> list[File]:
    if not any(piece.verdict == "picture" for piece in taken.read.pieces):
        return []
    return [file for file in files_of(taken.raw()) if file.piece.verdict == "picture"][:MOST_FOR_A_POST]


def _receive(file: File, viewer: Viewer, friend: Friend, once: str) -> str:
    require_may_bring(viewer)
    picture = receive(
        file.content,
        by=viewer.alias,
        community=friend.friendship.community.public_id,
        people=People.THEY_AGREED,
        consent=_("Said by mail"),
        once=once,
    )
    return picture.public_id


def _document(name: str) -> str:
    return f"{name}: " + _("only words and pictures can be sent to one friend")


def _tell(taken: Taken, person: PersonId, left: list[str]) -> None:
    words = _("This came with your mail, and went to nobody:")
    notify_person(
        person,
        subject=_("Part of your mail was left out"),
        text=f"{words}\n\n" + "\n".join(f"- {one}" for one in left),
        answers=taken.read.message_id,
    )
