"""Letters as they arrive at their readers, and the time that passes until then."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.worker import queue_often
from alongside.mailroom.outbox import mails_in_outbox
from tests.mail.post_office import ADDRESSES


def at(*moment: int) -> None:
    """It is this moment, and the worker has done what is due."""
    fixed = datetime(*moment, tzinfo=UTC)  # type: ignore[misc, arg-type]
    clock.set_clock(lambda: fixed)
    run_until_empty()
    queue_often()
    run_until_empty()


def letters(name: str) -> list[EmailMessage]:
    """What this person got by mail, oldest first."""
    mine = [shown.mail.raw for shown in reversed(mails_in_outbox()) if shown.mail.to == ADDRESSES[name]]
    return [message_from_bytes(raw, policy=policy.default) for raw in mine]


def plain(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def html(letter: EmailMessage) -> str:
    part = letter.get_body(("html",))
    assert part is not None
    return str(part.get_content())
