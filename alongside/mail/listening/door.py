"""The door: whom one may write to, how much, and what is said to everybody else.

aiosmtpd calls the functions with a command's name in theirs; each gives the line to answer with.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import Error, close_old_connections, connection

from alongside.core import logs
from alongside.mail.listening import limits
from alongside.mail.listening.rates import Rate, Tarpit
from alongside.mail.listening.spool import Spool
from alongside.mailroom.addresses import is_known, our_local
from alongside.mailroom.receive import Came

NULL_SENDER = "<>"

TAKEN = "250 2.0.0 We have it"
KNOWN = "250 2.1.5 Go on"
NOT_OURS = "550 5.7.1 We take mail for our own members only, and pass none on."
NOBODY = "550 5.1.1 Nobody has this address here. It may have been taken back, or there is a slip in it."
TOO_MANY = "452 4.5.3 That is enough addresses for one go. Send it to the others after this."
BUSY = "451 4.3.2 Much mail comes in just now. Please try again in a few minutes."
BROKEN = "451 4.3.0 Something went wrong here, and we did not keep this. Please try again later."
TOO_LARGE = f"552 5.3.4 This mail is larger than {limits.MOST_SIZE // 1024**2} MB. Try it with smaller attachments."
LINE_TOO_LONG = f"554 5.6.0 A line of this mail is longer than {limits.MOST_LINE // 1024} KiB."
CROWDED = "421 4.3.2 Too many mail servers talk to us just now. Please try again in a few minutes."


class Door:
    """What all conversations share: the spool, and how much comes in."""

    def __init__(self, spool: Spool) -> None:
        self.spool = spool
        # Of each kind of conversation, so that strangers don't keep our own server out.
        self.rates: defaultdict[type, Rate] = defaultdict(lambda: Rate(settings.MAIL_RATE))
        self.tarpit = Tarpit()
        self.connections: Counter[type] = Counter()
        self.under_way: Counter[type] = Counter()  # bytes that may come, or wait for the disk
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reader")  # a look-up takes less than a millisecond

    async def handle_EHLO(  # noqa: N802
        self, _talk: SMTP, session: Session, _envelope: Envelope, host: str, lines: list[str]
    ) -> list[str]:
        """Say what we can: several commands may come at once, too."""
        session.host_name = host
        return [*lines[:-1], "250 PIPELINING"]

    async def handle_RCPT(  # noqa: N802
        self, talk: SMTP, session: Session, envelope: Envelope, address: str, _options: Sequence[str]
    ) -> str:
        """Take an address of ours that means something now."""
        if len(envelope.rcpt_tos) >= limits.MOST_RECIPIENTS:
            return TOO_MANY
        local = "postmaster" if address.lower() == "postmaster" else our_local(address)
        if local is None:
            return NOT_OURS
        if not await self._ask(means_something, local):
            await asyncio.sleep(self._wait(talk, session))
            return NOBODY
        envelope.rcpt_tos.append(local)
        return KNOWN

    async def handle_exception(self, error: Exception) -> str:
        """Whatever is our own mistake is only for now: nobody's mail is lost by it."""
        logs.trouble("mail.broken", error)
        return BROKEN

    @contextmanager
    def room_for(self, envelope: Envelope, kind: type) -> Iterator[int]:
        """Room for one more mail in such a conversation, as many bytes as it may have; none when too much comes."""
        most = size_said(envelope)
        if self.under_way[kind] + most > limits.MOST_UNDER_WAY or not self.rates[kind].spend():
            most = 0
        self.under_way[kind] += most
        try:
            yield most
        finally:
            self.under_way[kind] -= most

    async def keep(self, raw: bytes, envelope: Envelope) -> str:
        """Keep a mail and say that we have it; or that we don't, for now."""
        try:
            await self.spool.keep(Came(raw, tuple(envelope.rcpt_tos), envelope.mail_from == NULL_SENDER))
        except Exception as error:
            return await self.handle_exception(error)
        return TAKEN

    def close(self) -> None:
        """Let go of the thread, and of its connection."""
        self._reader.submit(connection.close)
        self._reader.shutdown(wait=False)

    async def _ask[Answer](self, question: Callable[..., Answer], *about: Any) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._reader, question, *about)

    def _wait(self, talk: SMTP, session: Session) -> float:
        """Over LMTP speaks the mail server in front, for all senders alike: only SMTP knows a source."""
        if talk.answers_each:  # type: ignore[attr-defined]
            return 0.0
        return self.tarpit.seconds(str(session.peer[0]) if session.peer else "")


def size_said(envelope: Envelope) -> int:
    """How large a mail will be at most, by what its sender said of it."""
    for option in envelope.mail_options:
        name, _, number = option.partition("=")
        if name == "SIZE" and number.isdigit():
            return min(2 * int(number) + limits.UNSAID, limits.MOST_SIZE)
    return limits.MOST_SIZE


def means_something(local: str) -> bool:
    """Whether this address of ours is known, asked in the thread for that."""
    close_old_connections()
    try:
        return is_known(local)
    except Error:
        connection.close()
        raise
