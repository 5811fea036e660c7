"""The mails of the outbox, read as a mail program reads them."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from html import escape, unescape
from urllib.parse import parse_qs, unquote, urlencode

import nh3

from alongside.core.mailtext.reading import read_mail
from alongside.mailroom.outbox import ShownMail, get_mail_in_outbox, mails_in_outbox

SHOWN = 100  # mails on the page; whoever tries things out looks at the newest
FIRST_WORDS = 100  # letters of a mail in the list: a line or two

# What letters are made of. Nothing here can fetch anything: no picture, no style sheet, no property that takes a URL.
TAGS = {
    "a", "b", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "pre", "s",
    "small", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
STYLES = {
    "background-color", "border", "border-left", "border-top", "border-bottom", "border-radius", "color", "display",
    "font-family", "font-size", "font-style", "font-weight", "line-height", "margin", "margin-top", "margin-bottom",
    "margin-left", "max-width", "padding", "padding-left", "text-align", "text-decoration", "white-space", "width",
}  # fmt: skip
cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes={"*": {"style", "dir", "lang", "id"}, "a": {"href"}, "ol": {"start"}},
    filter_style_properties=STYLES,
    url_schemes={"http", "https", "mailto"},
    url_relative=lambda url: url if url.startswith("#") else None,  # a letter's list leads to what stands below it
    link_rel="noopener noreferrer",
)


_BEGINS_A_MAIL = re.compile(r'href="mailto:([^"]*)"')


@dataclass(frozen=True, slots=True)
class Shown:
    """One mail of the outbox: to which address, for which alias where it is for one, and all it says."""

    public_id: str
    to: str
    reader: str
    at: datetime
    raw: bytes
    message: EmailMessage

    def says(self, field: str) -> str:
        """What stands in a field of its head, in letters people read."""
        return str(self.message.get(field, ""))

    @property
    def subject(self) -> str:
        """Its subject."""
        return self.says("Subject")

    @property
    def answer_to(self) -> str:
        """Where an answer goes."""
        return parseaddr(self.says("Reply-To") or self.says("From"))[1]

    @property
    def begins(self) -> str:
        """Its first words, as a list of mails shows them."""
        body = self.message.get_body(("plain",))
        said = str(body.get_content()).partition("\n-- ")[0] if body is not None else ""  # without the footer
        return " ".join(said.split())[:FIRST_WORDS]

    @property
    def text(self) -> str:
        """Its words."""
        return read_mail(self.raw).text

    @property
    def html(self) -> str:
        """Its HTML, with nothing in it that runs or fetches anything; empty where it has none."""
        body = self.message.get_body(("html",))
        return _leading_here(cleaner.clean(str(body.get_content())), self.to) if body is not None else ""


def _leading_here(html: str, reader: str) -> str:
    """A link that would begin a mail begins it here, as this reader; one within the letter stays in its frame."""

    def begun(link: re.Match[str]) -> str:
        to, _sign, more = unescape(link[1]).partition("?")
        subject = parse_qs(more).get("subject", [""])[0]
        return f'href="/outbox/write/?{escape(urlencode({"from": reader, "to": unquote(to), "subject": subject}))}"'

    return _BEGINS_A_MAIL.sub(begun, html).replace('href="#', 'target="_self" href="#')


def mails() -> list[Shown]:
    """The newest mails."""
    return [_shown(kept) for kept in mails_in_outbox(SHOWN)]


def get_mail(public_id: str) -> Shown:
    """One of them."""
    return _shown(get_mail_in_outbox(public_id))


def _shown(kept: ShownMail) -> Shown:
    message = message_from_bytes(kept.mail.raw, policy=policy.default)
    return Shown(kept.public_id, kept.mail.to, kept.mail.name, kept.at, kept.mail.raw, message)
