"""The conversation with the smarthost: one connection for many mails, and one round trip for each where it may be."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlsplit

from django.conf import settings

from alongside.core.mailtext.reports.codes import best_status
from alongside.mailroom.outbox import Leaving

PATIENCE = 20  # seconds for each answer; two of them and a batch's own time are shorter than the lease
TAKEN, GO_ON, FOR_GOOD, BYE = 250, 354, 500, 421  # RFC 5321


class Unencrypted(Exception):
    """The smarthost asks for a password and offers no encryption, so nothing was said to it."""


class SmarthostBusy(Exception):
    """The smarthost itself takes no mail now, whoever it is for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the smarthost said to one mail: its code, and the finer one if there was one."""

    code: int
    status: str = ""

    @property
    def taken(self) -> bool:
        """Whether the mail is the smarthost's now."""
        return self.code < 400

    @property
    def for_good(self) -> bool:
        """Whether trying again would not help."""
        return self.code >= FOR_GOOD

    @property
    def trouble(self) -> str:
        """In a word, as a delivery keeps it."""
        return (self.status or str(self.code))[:12]


_FITS = re.compile(r"[!-;=?-~]+")  # what may stand between angle brackets; other scripts need a smarthost that has them
NO_SUCH_ADDRESS = Answer(553, "5.1.3")


class Line:
    """A connection over which one mail after another is handed."""

    def __init__(self, connection: smtplib.SMTP) -> None:
        self._smtp = connection
        self._together = connection.has_extn("pipelining")

    def hand(self, mail: Leaving) -> Answer:
        """Hand one mail over; raises SmarthostBusy or a kind of OSError when it is not this mail's fault."""
        if not (_FITS.fullmatch(mail.sender) and _FITS.fullmatch(mail.to)):
            return NO_SUCH_ADDRESS
        mail_from, rcpt = f"MAIL FROM:<{mail.sender}>\r\n", f"RCPT TO:<{mail.to}>\r\n"
        if self._together:  # RFC 2920
            self._smtp.send((mail_from + rcpt + "DATA\r\n").encode("ascii"))
            answers = [self._answer() for _command in range(3)]
        else:
            answers = []
            for command in (mail_from, rcpt, "DATA\r\n"):
                self._smtp.send(command.encode("ascii"))
                answers.append(self._answer())
                if not answers[-1].taken:
                    break
        return self._finish(mail, answers)

    def _finish(self, mail: Leaving, answers: list[Answer]) -> Answer:
        asked, rcpt = answers[0], answers[1] if len(answers) > 1 else answers[0]
        goes_on = answers[-1].code == GO_ON and len(answers) == 3
        if goes_on and asked.taken and rcpt.taken:
            self._smtp.send(_dotted(mail.raw) + b".\r\n")
            return self._answer()
        if goes_on:  # it waits for words that nobody is to get
            self._smtp.send(b".\r\n")
            self._answer()
        self._smtp.rset()
        if not asked.taken:
            raise SmarthostBusy(asked.trouble)
        if rcpt.taken and answers[-1].taken:
            raise SmarthostBusy("nonsense")  # it said yes to words that it never asked for
        return rcpt if not rcpt.taken else answers[-1]

    def _answer(self) -> Answer:
        code, words = self._smtp.getreply()
        if code == BYE or code < 0:
            raise SmarthostBusy(str(code))
        return Answer(code, "" if code < 400 else best_status(words.decode("ascii", "replace")))


def _dotted(raw: bytes) -> bytes:
    """A line that begins with a dot gets another one, which the other side takes away."""
    if b"\n." in raw:
        raw = raw.replace(b"\r\n.", b"\r\n..")
    return raw if raw.endswith(b"\r\n") else raw + b"\r\n"


@contextmanager
def smarthost_line() -> Iterator[Line]:
    """A connection to the smarthost that the settings name, encrypted if it can be."""
    with _connection() as smtp:
        yield Line(smtp)


@contextmanager
def _connection() -> Iterator[smtplib.SMTP]:
    url = urlsplit(settings.SMARTHOST)
    host, ours = url.hostname or "localhost", settings.MAIL_DOMAIN
    if url.scheme == "smtps":
        port = url.port or 465
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, port, local_hostname=ours, timeout=PATIENCE, context=_known())
    else:
        connection = smtplib.SMTP(host, url.port or 587, local_hostname=ours, timeout=PATIENCE)
    with connection as smarthost:
        smarthost.ehlo_or_helo_if_needed()
        encrypted = url.scheme == "smtps"
        if not encrypted and smarthost.has_extn("starttls"):
            smarthost.starttls(context=_known())
            smarthost.ehlo_or_helo_if_needed()
            encrypted = True
        if url.username:
            if not encrypted:
                raise Unencrypted
            smarthost.login(unquote(url.username), unquote(url.password or ""))
        yield smarthost


@cache
def _known() -> ssl.SSLContext:
    """Whom we believe who they are; reading all their certificates takes longer than a hundred mails."""
    return ssl.create_default_context()
