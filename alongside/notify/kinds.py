"""What news is for, and by which way each kind comes."""

from dataclasses import dataclass, fields

from alongside.notify.models import MailChoice, Way

MOST, MOST_OFFERED = 10, (3, 5, 10, 20, 50)  # mails a day, one by one
GATHER_OFFERED = (0, 30, 60, 180)  # minutes for which what comes is gathered into one mail


@dataclass(frozen=True, slots=True)
class Kinds:
    """By which way each kind of news comes to somebody; each field is a column of their choice."""

    answers: str = Way.MAIL
    followed: str = Way.MAIL
    mentions: str = Way.MAIL
    chats: str = Way.MAIL
    messages: str = Way.MAIL


KINDS = tuple(field.name for field in fields(Kinds))


def kinds_of(choice: MailChoice) -> Kinds:
    """What a row says of each kind."""
    return Kinds(*(getattr(choice, kind) for kind in KINDS))
