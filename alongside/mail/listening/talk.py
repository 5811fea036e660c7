"""The conversations: aiosmtpd's, mended where real mail and real servers need it."""

from ipaddress import ip_address
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, syntax
from django.conf import settings

from alongside.mail.listening import limits
from alongside.mail.listening.door import BUSY, CROWDED, LINE_TOO_LONG, TOO_LARGE, Door
from alongside.mail.listening.reading import LineTooLong, TooMuch, read_mail
from alongside.mailroom.receive import UNPROVEN


class Talk(SMTP):
    """One conversation over SMTP."""

    line_length_limit = limits.MOST_LINE
    answers_each = False  # whether each recipient is answered after the mail

    def __init__(self, door: Door, **more: Any) -> None:
        super().__init__(
            door,
            data_size_limit=limits.MOST_SIZE,
            enable_SMTPUTF8=True,
            hostname=settings.MAIL_DOMAIN,
            ident="Alongside",
            timeout=limits.IDLE,
            **more,
        )
        self.door = door

    async def _handle_client(self) -> None:
        """Talk, unless too many talk already."""
        kind, open_now = type(self), self.door.connections
        open_now[kind] += 1
        try:
            if open_now[kind] <= limits.MOST_CONNECTIONS:
                await super()._handle_client()
            else:
                await self.push(CROWDED)
                self.transport.close()  # type: ignore[union-attr]
        finally:
            open_now[kind] -= 1

    def _getaddr(self, arg: str) -> Any:
        """An address that makes the library stumble is no address, and not our mistake."""
        try:
            return super()._getaddr(arg)
        except Exception:
            return None, None

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        """Take a mail, and answer once it is on the disk."""
        if await self.check_helo_needed():
            return
        assert self.envelope is not None
        if not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 Say first whom it is for, with RCPT.")
        elif arg:
            await self.push("501 5.5.4 DATA stands alone.")
        else:
            with self.door.room_for(self.envelope, type(self)) as most:
                await (self._take(self.envelope, most) if most else self.push(BUSY))

    async def _take(self, envelope: Envelope, most: int) -> None:
        """LMTP wants one answer for each recipient it was told yes to; a client waits for those that don't come."""
        await self.push("354 Go on, and end with a dot on a line of its own.")
        try:
            mail = await read_mail(self._reader, most=most)
            said = await self.door.keep(self._came_from(mail), envelope)
        except TooMuch:
            said = TOO_LARGE
        except LineTooLong:
            said = LINE_TOO_LONG
        self._set_post_data_state()  # type: ignore[no-untyped-call]
        await self.push("\r\n".join([said] * (len(envelope.rcpt_tos) if self.answers_each else 1)))

    def _came_from(self, mail: bytes) -> bytes:
        """The mail as it came, and on top of a stranger's that no server of ours vouches for what stands below."""
        peer = self.session.peer if self.session else None
        return mail if self.answers_each or not peer or is_near(peer[0]) else UNPROVEN + mail


def is_near(address: str) -> bool:
    """Whether somebody on this very machine talks to us."""
    return ip_address(address.partition("%")[0]).is_loopback


class LocalTalk(Talk, LMTP):
    """One conversation over LMTP, with the mail server that stands in front of us."""

    answers_each = True
