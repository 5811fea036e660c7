"""Whether the smarthost takes our mail, as far as one can ask without sending any."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from django.conf import settings

from alongside.core.doctor.finding import Finding
from alongside.mail.checkup.doors import plain

NAME = "The smarthost"
PATIENCE = 15.0  # seconds for each of its answers
SETTING = "Look at ALONGSIDE_SMARTHOST:"


def smarthost() -> Iterator[Finding]:
    """The smarthost."""
    if not settings.SMARTHOST:
        return
    url = urlsplit(settings.SMARTHOST)
    secure = url.scheme == "smtps"
    host, port = url.hostname or "localhost", url.port or (465 if secure else 587)
    try:
        with _connected(host, port, secure=secure) as line:
            line.ehlo()
            yield from _asked(line, secure=secure, user=url.username, password=url.password or "")
    except socket.gaierror:
        yield Finding(NAME, f"There is no server {host}, or the net can't be asked.", f"{SETTING} the server's name.")
    except ssl.SSLCertVerificationError as wrong:
        yield Finding(
            NAME,
            f"{host} shows a certificate that isn't right: {wrong.verify_message}.",
            f"{SETTING} the name must be the one in the certificate. Or it ran out: tell its operator.",
        )
    except ssl.SSLError as wrong:
        yield Finding(
            NAME,
            f"Port {port} of {host} didn't begin to encrypt: {wrong.reason}.",
            f"{SETTING} smtps:// is for port 465, smtp:// for 587 and 25.",
        )
    except (smtplib.SMTPException, OSError) as trouble:
        yield Finding(
            NAME,
            f"Port {port} of {host} doesn't answer as a mail server: {plain(trouble)}.",
            f"{SETTING} its port. Many houses let nobody out by port 25; 587 or 465 is usual.",
        )


def _connected(host: str, port: int, *, secure: bool) -> smtplib.SMTP:
    ours = settings.MAIL_DOMAIN
    if secure:
        known = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, local_hostname=ours, timeout=PATIENCE, context=known)
    return smtplib.SMTP(host, port, local_hostname=ours, timeout=PATIENCE)


def _asked(line: smtplib.SMTP, *, secure: bool, user: str | None, password: str) -> Iterator[Finding]:
    """Encrypt, sign in and name a sender; then take it all back."""
    if not secure and line.has_extn("starttls"):
        line.starttls(context=ssl.create_default_context())
        line.ehlo()
        secure = True
    if user and not secure:
        yield Finding(
            NAME,
            "It asks for a password and offers no encryption, so we send it nothing.",
            f"{SETTING} another port, such as 587, or smtps:// with 465.",
        )
        return
    if user:
        try:
            line.login(unquote(user), unquote(password))
        except smtplib.SMTPException as refused:
            yield Finding(
                NAME,
                f"It doesn't let us in: {plain(refused)}.",
                f"{SETTING} name and password, with %40 for an @ in them.",
            )
            return
    code, words = line.mail(settings.MAIL_FROM)
    line.rset()
    if code >= 400:
        yield Finding(
            NAME,
            f"It takes no mail from {settings.MAIL_FROM}: {code} {words.decode('utf-8', 'replace')}.",
            "Let it know our mail domain as a sender, or set ALONGSIDE_MAIL_FROM to an address it knows.",
        )
