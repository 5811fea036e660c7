"""All of the mail's way: Postfix, our listener, the worker, and a smarthost that keeps what members would get."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

from alongside.core.ids import new_public_id
from tests.long.mortal import database_of_its_own, run_beside
from tests.servers.ports import free_port
from tests.servers.postfix import Postfix, postfix
from tests.servers.site import CHECKOUT, Site, new_site
from tests.servers.smtp import Sink, sink

DOMAIN = "lists.example.org"
FRONT = "mail.example.net"  # the name of the Postfix in front, whose word about senders counts


@dataclass
class MailHouse:
    """A served community whose members write and read by mail."""

    site: Site
    postfix: Postfix
    smarthost: Sink
    community: str  # the address for new threads
    thread: str
    tokens: dict[str, str]  # by each member's own address: theirs for answers in that thread
    readers: list[str]  # who gets every post; the founder gets none
    writer: str = "reader0@post.test"
    written: dict[str, str] = field(default_factory=dict)  # by its text: who wrote a mail

    @property
    def smtp_port(self) -> int:
        """Where our own listener speaks SMTP."""
        return int(self.site.environment["ALONGSIDE_SMTP_PORT"])

    def write(self, text: str, *to: str, by: str = "", subject: str = "Soup") -> EmailMessage:
        """A mail of the founder's, or of another member's, proven by the mail server in front."""
        by = self.written[text] = by or self.writer
        mail = EmailMessage()
        mail["Authentication-Results"] = f"{FRONT}; dmarc=pass header.from={by.partition('@')[2]}"
        mail["From"], mail["To"], mail["Subject"] = by, ", ".join(to or [self.tokens[by]]), subject
        mail["Message-ID"] = f"<{new_public_id()}@post.test>"
        mail.set_content(text)
        return mail

    def hand_in(self, mail: EmailMessage, *, port: int = 0) -> None:
        """Give a mail to Postfix, or to another port."""
        with smtplib.SMTP("127.0.0.1", port or self.postfix.smtp_port, timeout=60) as line:
            line.send_message(mail)

    def everybody_got(self, text: str) -> bool:
        """Whether each reader has this mail but who wrote it."""
        return self.got(text).keys() == {*self.readers} - {self.written[text]}

    def got(self, word: str) -> dict[str, int]:
        """How often each recipient got a mail with this word."""
        found: dict[str, int] = {}
        for mail in list(self.smarthost.mails):
            if word.encode() in mail.raw:
                for recipient in mail.recipients:
                    found[recipient] = found.get(recipient, 0) + 1
        return found


@contextmanager
def mail_house(*, readers: int = 3, program: list[str] = CHECKOUT, **settings: str) -> Iterator[MailHouse]:
    """Such a house for as long as the block lasts; nothing of it is left afterwards."""
    ports = {"ALONGSIDE_SMTP_PORT": str(free_port()), "ALONGSIDE_LMTP_PORT": str(free_port())}
    mail = {"ALONGSIDE_MAIL_DOMAIN": DOMAIN, "ALONGSIDE_MAIL_AUTHSERV": FRONT, "ALONGSIDE_MAIL_RATE": "1000000"}
    with (
        database_of_its_own() as database,
        sink() as smarthost,
        new_site(program=program, ALONGSIDE_SMARTHOST=smarthost.url, **ports, **mail, **database, **settings) as site,
        postfix(int(ports["ALONGSIDE_LMTP_PORT"]), DOMAIN) as front,
    ):
        made = run_beside(site, "tests.long.mail_town", str(readers))
        site.start()
        yield MailHouse(site, front, smarthost, **made)
