"""Whether mail can come in: the ports answer as mail servers do, and a mail that is put in is read."""

import smtplib
import time
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import format_datetime
from uuid import uuid4

from django.conf import settings

from alongside.core import clock
from alongside.core.doctor.finding import Finding
from alongside.mailroom.addresses import address_of
from alongside.mailroom.figures import state_of_newest
from alongside.mailroom.models import State

PATIENCE = 5.0  # seconds for an answer from this very machine
ROUND_TRIP = 20.0  # seconds a mail may take through the pipeline before we say that nobody reads it
LEAST_SIZE = 10 * 1024 * 1024  # bytes: below that a few photos don't get through
RUNNING = "Is Alongside running? It takes mail in beside the pages: alongside serve, or: alongside mail listen"


def smtp_port() -> Iterator[Finding]:
    """The port for SMTP."""
    yield from _port("SMTP", settings.SMTP_PORT, smtplib.SMTP)


def lmtp_port() -> Iterator[Finding]:
    """The port for LMTP."""
    yield from _port("LMTP", settings.LMTP_PORT, smtplib.LMTP)


def ways_in() -> Iterator[Finding]:
    """Whether mail can come in."""
    if not (settings.SMTP_PORT or settings.LMTP_PORT or settings.ANYMAIL_PROVIDERS):
        yield Finding(
            "Whether mail can come in",
            "Both ports are closed (0) and no provider hands mail in, so nobody can write to us.",
            "Open one with ALONGSIDE_LMTP_PORT, or set ALONGSIDE_ANYMAIL_PROVIDERS.",
            urgent=False,
        )


def round_trip() -> Iterator[Finding]:
    """A mail to ourselves."""
    if settings.SENDS_MAIL or not settings.SMTP_PORT:
        return  # outside a demo people read what comes to postmaster@
    before, _state = state_of_newest("postmaster", 0)
    try:
        with smtplib.SMTP(_host(), settings.SMTP_PORT, local_hostname=settings.HOST, timeout=PATIENCE) as door:
            door.sendmail("", [address_of("postmaster")], _question().as_bytes())
    except (OSError, smtplib.SMTPException) as trouble:
        yield Finding("A mail to ourselves", f"It was not taken in: {plain(trouble)}.", RUNNING)
        return
    if words := BECAME.get(_what_became_of_it(before)):
        yield Finding("A mail to ourselves", *words)


# What a mail to ourselves should not have become, and what to do then.
BECAME = {
    "": ("It was taken in and isn't there.", "Do doctor and server use the same ALONGSIDE_DATA and database?"),
    State.RECEIVED: (
        f"It was taken in, and nobody read it in {ROUND_TRIP:g} seconds.",
        "Is a worker running? If you serve with --no-worker, start one: alongside worker",
    ),
    State.BROKEN: ("It was taken in and could not be read.", "Tell those who make Alongside what the log says."),
}


def _what_became_of_it(before: int) -> str:
    ends = time.monotonic() + ROUND_TRIP
    while (state := state_of_newest("postmaster", before)[1]) in ("", State.RECEIVED) and time.monotonic() < ends:
        time.sleep(0.2)
    return state


def _port(protocol: str, port: int, client: type[smtplib.SMTP]) -> Iterator[Finding]:
    name = f"The port for {protocol}"
    if not port:
        return
    try:
        with client(_host(), port, local_hostname=settings.HOST, timeout=PATIENCE) as talk:
            code, _words = talk.ehlo()
            size = int(talk.esmtp_features.get("size") or 0)
    except smtplib.SMTPException as trouble:
        yield Finding(
            name,
            f"Port {port} doesn't speak {protocol}: {plain(trouble)}.",
            f"Perhaps it is another program's. Choose another with ALONGSIDE_{protocol}_PORT.",
        )
        return
    except (OSError, ValueError) as trouble:
        yield Finding(name, f"Nothing answers on port {port}: {plain(trouble)}.", RUNNING)
        return
    if code >= 400:
        yield Finding(
            name,
            f"Port {port} doesn't speak {protocol}: it says {code} to our greeting.",
            f"Perhaps it is the other port: ALONGSIDE_{protocol}_PORT is {port}.",
        )
    elif size < LEAST_SIZE:
        yield Finding(
            name,
            f"Port {port} takes {size // 1_000_000} MB at most (SIZE), or doesn't say.",
            "Is that Alongside's own port, or another mail server's?",
            urgent=False,
        )


def _host() -> str:
    """Where we listen, as this machine reaches it."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - to listen there is the host's choice
    return everywhere.get(settings.MAIL_LISTEN) or str(settings.MAIL_LISTEN)


def _question() -> EmailMessage:
    message = EmailMessage()
    message["From"] = message["To"] = address_of("postmaster")
    message["Subject"] = "Does a mail get through?"
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{uuid4()}@{settings.MAIL_DOMAIN}>"
    message["Auto-Submitted"] = "auto-generated"  # a machine's mail is looked at, and answered by nobody
    message.set_content("Sent by alongside doctor.")
    return message


def plain(trouble: Exception) -> str:
    """What went wrong, as words for whoever mends it."""
    if isinstance(trouble, smtplib.SMTPResponseException):
        said = trouble.smtp_error
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        return f"{trouble.smtp_code} {words}".rstrip(".")
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {words.decode('utf-8', 'replace')}" for code, words in trouble.recipients.values())
    if isinstance(trouble, TimeoutError):
        return "no answer in time"
    told = trouble.strerror if isinstance(trouble, OSError) else None
    return (told or str(trouble) or type(trouble).__name__).rstrip(".")
