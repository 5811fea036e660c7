"""A mail that is built once, with places, and filled for each of its readers in microseconds."""

import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from email.header import Header
from email.quoprimime import body_encode

LINE = 76  # letters of a line of a body (RFC 2045), and of a header where it may be broken

_MARK = secrets.token_hex(8)  # new in each process, so that nobody can write a place into words of their own
_PLACE = re.compile(f"zz{_MARK}([a-z]+)0zz")
_FOLD = re.compile(r" (?=<|=\?)")  # where a long header goes on in the next line: between two ids or two coded words
_FROM = re.compile("^From ", re.MULTILINE)  # where a line begins so, some mail stores put a sign before it
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")  # what no header may hold
_IN_HEAD = re.compile(r"[!-~]+")
_IN_BODY = re.compile(r"[A-Za-z0-9@._~:/+#?,;-]+")  # what neither HTML nor quoted-printable would write differently


class Unfit(ValueError):
    """A value that could not stand in its place as it is."""


def place(name: str) -> str:
    """An open place of this name, to stand in a header or a body until a reader's own value is put there."""
    return f"zz{_MARK}{name}0zz"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A mail with open places."""

    pattern: bytes
    in_body: frozenset[str]

    def filled(self, **values: str) -> bytes:
        """The mail of one reader, ready to be handed over; each place needs its value, in plain ASCII."""
        for name, value in values.items():
            if not (_IN_BODY if name in self.in_body else _IN_HEAD).fullmatch(value):
                raise Unfit(name)
        return self.pattern % {name.encode(): value.encode() for name, value in values.items()}


def prepare(headers: Iterable[tuple[str, str]], *, text: str, html: str = "") -> Prepared:
    """Build a mail of these headers and words; places may stand in both, and a subject is in any script."""
    head = "".join(_header(name, value) for name, value in (*headers, ("MIME-Version", "1.0")))
    whole = head + (_both(text, html) if html else _part("plain", text))
    pattern = _PLACE.sub(r"%(\1)s", whole.replace("%", "%%")).encode("ascii")
    return Prepared(pattern, frozenset(_PLACE.findall(text + html)))


def for_envelope(address: str) -> str:
    """An address as SMTP says it: a domain in other letters has a plain name too."""
    local, _at, domain = address.rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode()
    return f"{local}@{domain}"


def mailbox(name: str, address: str) -> str:
    """An address with the name that stands before it, as headers write it."""
    if name.isascii() and "=?" not in name:
        quoted = re.sub(r'(["\\])', r"\\\1", name)
        return f'"{quoted}" <{address}>'
    return f"{' '.join(_coded(name).split())} <{address}>"


def _header(name: str, value: str) -> str:
    """A header. Written here, because the library writes a long Message-ID in code, and threads fall apart."""
    if _BREAKS.search(value):
        raise Unfit(name)
    if not value.isascii() or (name == "Subject" and "=?" in value):
        return f"{name}: {_coded(value, after=name)}\r\n"
    return f"{name}: {_FOLD.sub('\r\n ', value) if len(value) > LINE else value}\r\n"


def _coded(words: str, *, after: str = "") -> str:
    """Words in any script, in pieces that every program reads (RFC 2047)."""
    return Header(words, "utf-8", maxlinelen=LINE, header_name=after).encode(linesep="\r\n")


def _both(text: str, html: str) -> str:
    """The same words twice: a program shows the last kind that it knows."""
    between = secrets.token_hex(12)
    parts = "".join(f"--{between}\r\n{part}\r\n" for part in (_part("plain", text), _part("html", html)))
    return f'Content-Type: multipart/alternative; boundary="{between}"\r\n\r\n{parts}--{between}--\r\n'


def _part(kind: str, words: str) -> str:
    head = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head + _quoted_printable(words)


def _quoted_printable(words: str) -> str:
    """Seven-bit lines that no mail server touches; a place has a line of its own, which is joined when read."""
    pieces = _PLACE.split("\n".join(words.splitlines()) + "\n")
    return "=\r\n".join(place(piece) if number % 2 else _encoded(piece) for number, piece in enumerate(pieces))


def _encoded(words: str) -> str:
    encoded = body_encode(words.encode().decode("latin-1"), LINE, "\r\n")
    return _FROM.sub("=46rom ", encoded)
