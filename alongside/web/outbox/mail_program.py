"""What a member's mail program does: it writes a mail, quotes what it answers, and hands it to the mail server."""

import smtplib
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import Refused
from alongside.web.outbox.mails import Shown

PATIENCE = 10  # seconds our own mail door may take for each answer
REFERENCES = 10  # ids a mail names of those it follows; programs keep about so many
# Python's own way to fold would spoil long ids in References.
AS_WRITTEN = policy.SMTP.clone(max_line_length=998, refold_source="none")


class NobodyTakesMailIn(Refused):
    """Nothing listens for mail on this machine."""


class NotTaken(Refused):
    """The mail door said no while the mail was handed over."""


def an_answer(mail: Shown, text: str) -> EmailMessage:
    """An answer as most programs write it: new words above, what is answered quoted below."""
    subject = mail.subject if mail.subject.lower().startswith("re:") else f"Re: {mail.subject}"
    answered = mail.says("Message-ID").strip()
    quoted = "\n".join(f"> {line}".rstrip() for line in mail.text.splitlines())
    who = parseaddr(mail.says("From"))[0] or parseaddr(mail.says("From"))[1]
    said = f"{text}\n\nOn {mail.at:%a, %d %b %Y at %H:%M}, {who} wrote:\n{quoted}\n"
    message = a_mail(mail.to, mail.answer_to, subject, said)
    if answered:
        message["In-Reply-To"] = answered
        message["References"] = " ".join([*mail.says("References").split(), answered][-REFERENCES:])
    return message


def a_mail(sender: str, to: str, subject: str, text: str) -> EmailMessage:
    """A new mail, with the line by which our mail door believes who wrote it."""
    domain = sender.rpartition("@")[2]
    message = EmailMessage(policy=AS_WRITTEN)
    message["Authentication-Results"] = (
        f"{settings.MAIL_DOOR_SECRET}; dkim=pass header.d={domain}; "
        f"spf=pass smtp.mailfrom={sender}; dmarc=pass header.from={domain}"
    )
    message["From"] = sender
    message["To"] = to
    message["Subject"] = " ".join(subject.split())
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{uuid4()}@{domain}>"
    message.set_content(text, cte="quoted-printable")
    return message


def hand_in(message: EmailMessage) -> None:
    """Give a mail to the real listener, as a mail server would; refuses with plain words."""
    sender, to = parseaddr(str(message["From"]))[1], parseaddr(str(message["To"]))[1]
    try:
        with smtplib.SMTP("127.0.0.1", settings.SMTP_PORT, local_hostname=settings.HOST, timeout=PATIENCE) as door:
            door.sendmail(sender, [to], message.as_bytes())
    except smtplib.SMTPRecipientsRefused as refused:
        raise NotTaken(_not_taken(*next(iter(refused.recipients.values())))) from refused
    except smtplib.SMTPResponseException as refused:
        raise NotTaken(_not_taken(refused.smtp_code, refused.smtp_error)) from refused
    except (OSError, smtplib.SMTPException) as away:
        raise NobodyTakesMailIn(
            _(
                "Nothing takes mail in on this machine now: port %(port)s doesn't answer. "
                "Start Alongside with its mail door, then send this again."
            )
            % {"port": settings.SMTP_PORT}
        ) from away


def _not_taken(code: int, words: bytes | str) -> str:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return _("The mail door didn't take it. It said: %(said)s") % {"said": f"{code} {said}"}
