"""Handing letters over to the smarthost, one connection for all that wait."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from django.conf import settings

from alongside.accounts.letters import WrittenLetter, forget_letter, letters_waiting
from alongside.core import clock
from alongside.core.jobs import job

FOR_GOOD = 500  # SMTP replies from here on are final (RFC 5321)
PATIENCE = 20  # seconds a smarthost may take for each answer


class Unencrypted(Exception):
    """The smarthost asks for a password and offers no encryption, so nothing was said to it."""


@job()
def hand_over_letters() -> None:
    """Hand over every letter that waits. A kill in between sends at most the one in flight again.

    What can never be sent (an address the smarthost refuses for good, a line break in a subject) is dropped; any other
    trouble is tried again later.
    """
    waiting = letters_waiting()
    if not waiting:
        return
    with _smarthost() as smarthost:
        for letter in waiting:
            try:
                smarthost.send_message(_message(letter))
            except smtplib.SMTPRecipientsRefused as refused:
                if any(code < FOR_GOOD for code, _words in refused.recipients.values()):
                    raise
            except ValueError:  # headers that cannot be written
                pass
            forget_letter(letter.public_id)


@contextmanager
def _smarthost() -> Iterator[smtplib.SMTP]:
    url = urlsplit(settings.SMARTHOST)
    host, known = url.hostname or "localhost", ssl.create_default_context()
    if url.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, url.port or 465, timeout=PATIENCE, context=known)
    else:
        connection = smtplib.SMTP(host, url.port or 587, timeout=PATIENCE)
    with connection as smarthost:
        smarthost.ehlo_or_helo_if_needed()
        encrypted = url.scheme == "smtps"
        if not encrypted and smarthost.has_extn("starttls"):
            smarthost.starttls(context=known)
            encrypted = True
        if url.username:
            if not encrypted:
                raise Unencrypted
            smarthost.login(unquote(url.username), unquote(url.password or ""))
        yield smarthost


def _message(letter: WrittenLetter) -> EmailMessage:
    message = EmailMessage()
    message["From"] = settings.MAIL_FROM
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{uuid4()}@{settings.HOST}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nothing automatic answers it
    message.set_content(letter.text)
    return message
