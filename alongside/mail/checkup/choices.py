"""Whether the settings for mail fit together."""

from collections.abc import Iterator

from django.conf import settings

from alongside.core.doctor.finding import Finding
from alongside.mail.checkup.names import domain_is_private

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def sending() -> Iterator[Finding]:
    """Whether mail is sent."""
    if not settings.SENDS_MAIL and not settings.DEMO:
        yield Finding(
            "Whether mail is sent",
            "No smarthost is set, so no mail leaves this machine: nobody gets a code or a letter.",
            "Set ALONGSIDE_SMARTHOST, as docs/operating/mail.md tells.",
            urgent=False,
        )


def author() -> Iterator[Finding]:
    """The address our letters come from."""
    domain = settings.MAIL_FROM.rpartition("@")[2].rstrip(">").lower()
    ours = settings.MAIL_DOMAIN
    if not (domain == ours or domain.endswith(f".{ours}") or ours.endswith(f".{domain}")):
        yield Finding(
            "The address our letters come from",
            f"It ends in @{domain}, all others in @{ours}: a signature (DKIM) for one doesn't count for the other.",
            f"Take an address under {ours} for ALONGSIDE_MAIL_FROM, or let both domains be signed for.",
            urgent=False,
        )


def proof() -> Iterator[Finding]:
    """Whether we learn who wrote a mail."""
    if not settings.MAIL_AUTHSERV and not domain_is_private(settings.MAIL_DOMAIN):
        yield Finding(
            "Whether we learn who wrote a mail",
            "ALONGSIDE_MAIL_AUTHSERV is not set. So no sender counts as proven, and most mail is asked about first.",
            "Let your mail server check SPF, DKIM and DMARC, and name it there: docs/operating/mail.md.",
            urgent=False,
        )


def openness() -> Iterator[Finding]:
    """Who can reach our mail ports."""
    if settings.MAIL_LISTEN not in LOOPBACK and (settings.SMTP_PORT or settings.LMTP_PORT):
        yield Finding(
            "Who can reach our mail ports",
            f"Mail is taken in on {settings.MAIL_LISTEN}, without encryption and without asking who hands it over.",
            "Let a firewall admit your mail server alone, or set ALONGSIDE_MAIL_LISTEN to 127.0.0.1.",
            urgent=False,
        )
