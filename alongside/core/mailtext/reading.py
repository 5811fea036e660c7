"""One mail, read: bytes in, plain fields out, whatever was sent. It never raises; what was odd is told in `trouble`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from alongside.core.mailtext.as_text import to_text
from alongside.core.mailtext.flowed import unwrap
from alongside.core.mailtext.headers import author, first, ids, moment, split_head, words
from alongside.core.mailtext.structure import Part, Walk, leaves

TEXT_LETTERS = 1_000_000  # longer than any book chapter; the rest of a text is told as cut
_ENCRYPTED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_PGP = re.compile(r"^-----BEGIN PGP MESSAGE-----", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something that came with a mail: its name and type as the sender gave them, and its size in bytes."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a mail says: who, when, about what, in answer to what."""

    message_id: str
    references: tuple[str, ...]  # oldest first; the last one is what this mail answers
    subject: str
    at: datetime | None
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as plain fields: its head, its text, and what came with it."""

    head: Head
    text: str
    attachments: tuple[Attachment, ...] = ()
    encrypted: bool = False
    trouble: tuple[str, ...] = ()


def read_head(raw: bytes, *, now: datetime | None = None, otherwise: datetime | None = None) -> Head:
    """Reads only the head of a mail; `otherwise` is the time its archive gives, for mails without a date."""
    return _head(split_head(in_unix_lines(raw))[0], now or datetime.now(UTC), otherwise)


def read_mail(
    raw: bytes, *, now: datetime | None = None, otherwise: datetime | None = None, within: bool = True
) -> Mail:  # fmt: skip
    """Reads a mail whole: its text from plain parts, else from HTML; parts that are no text are listed.

    A mail that lies within it is shown as a forwarded one, or, with `within` false, only listed.
    """
    raw = in_unix_lines(raw)
    fields, start, cut = split_head(raw)
    head = _head(fields, now or datetime.now(UTC), otherwise)
    walk = Walk()
    try:
        parts = list(leaves(fields, raw[start:], walk))
        return _assemble(head, parts, within, ["head cut short"] * cut + ["too many parts"] * walk.cut)
    except Exception as broken:  # anybody may send anything: what cannot be read is told, not raised
        return Mail(head=head, text="", trouble=(f"unreadable: {type(broken).__name__}",))


def in_unix_lines(raw: bytes) -> bytes:
    """Old Macintosh mail ends its lines with a lone CR."""
    return raw.replace(b"\r", b"\n") if b"\r" in raw and b"\n" not in raw else raw


def _head(fields: dict[str, list[bytes]], now: datetime, otherwise: datetime | None) -> Head:
    name, address = author(first(fields, "from") or first(fields, "sender") or first(fields, "reply-to"))
    said = ids(first(fields, "message-id"))
    answered = ids(b" ".join(fields.get("references", ())))
    direct = ids(first(fields, "in-reply-to"))
    if direct and direct[0] not in answered:
        # Without References the first id is the parent; with both, the reference chain is the better witness.
        answered = (*direct[:1], *answered) if answered else direct[:1]
    return Head(
        message_id=said[0] if said else words(first(fields, "message-id"))[:998].strip("<> "),
        references=tuple(one for one in answered if not said or one != said[0]),
        subject=words(first(fields, "subject")),
        at=_at(fields, now) or otherwise,
        name=name,
        address=address,
    )


def _at(fields: dict[str, list[bytes]], now: datetime) -> datetime | None:
    for name in ("date", "delivery-date", "resent-date"):
        if at := moment(first(fields, name), latest=now):
            return at
    for stamp in fields.get("received", ()):
        if at := moment(stamp.rpartition(b";")[2], latest=now):
            return at
    return None


def _assemble(head: Head, parts: Sequence[Part], within: bool, trouble: list[str]) -> Mail:
    texts: list[str] = []
    attachments: list[Attachment] = []
    encrypted = False
    shown = chosen(parts)
    for part in parts:
        encrypted = encrypted or _is_encrypted(part)
        if id(part) in shown:
            text = _text_of(part)
            encrypted = encrypted or bool(_PGP.search(text))
            texts.append(text)
        elif within and part.kind == "message/rfc822" and not part.choice:
            texts.append(_enclosed(part))
        elif not part.choice or not part.kind.startswith("text/"):
            attachments.append(Attachment(part.filename, part.kind, len(part.content())))
    whole = "\n\n".join(text.strip("\n") for text in texts if text.strip())
    if len(whole) > TEXT_LETTERS:
        whole, trouble = whole[:TEXT_LETTERS], [*trouble, "text cut short"]
    return Mail(head, whole, tuple(attachments), encrypted, tuple(trouble))


def _is_encrypted(part: Part) -> bool:
    if part.kind == "application/pgp-encrypted":
        return True
    return part.kind in _ENCRYPTED and not part.filename.endswith((".p7c", ".p7s"))


def chosen(parts: Sequence[Part]) -> set[int]:
    """Picks the parts whose text is the mail: every inline text; of alternatives the plain one unless it is empty."""
    chosen: set[int] = set()
    taken: dict[int, Part] = {}
    for part in parts:
        if part.kind not in ("text/plain", "text/html", "text/enriched", "text/markdown") or not _is_inline(part):
            continue
        rival = taken.get(part.choice) if part.choice else None
        if rival is not None and rival.kind != part.kind:
            if rival.kind == "text/html" and part.kind == "text/plain" and part.content().strip():
                chosen.discard(id(rival))
            elif len(rival.content().strip()) > 0:
                continue
            else:
                chosen.discard(id(rival))
        chosen.add(id(part))
        if part.choice:
            taken[part.choice] = part
    return chosen


def _is_inline(part: Part) -> bool:
    return part.disposition != "attachment" and not (part.filename and part.disposition != "inline")


def _text_of(part: Part) -> str:
    text = part.text()
    if part.kind == "text/html":
        return to_text(text)
    if part.kind == "text/enriched":
        return re.sub(r"<<", "<", re.sub(r"<(?!<)/?[A-Za-z-]{1,40}>", "", text))
    return unwrap(text, delsp=part.delsp) if part.flowed else text


def _enclosed(part: Part) -> str:
    """Shows a mail within a mail as mail programs show a forwarded one, so that it is folded like one."""
    fields, start, _ = split_head(part.content())
    inner = [one for one in leaves(fields, part.content()[start:], Walk(), 10) if one.kind.startswith("text/")]
    wanted = chosen(inner)
    body = "\n\n".join(_text_of(one).strip("\n") for one in inner if id(one) in wanted)
    lines = ["---------- Forwarded message ----------"]
    said = [(name, words(first(fields, name))) for name in ("from", "date", "subject")]
    lines += [f"{name.title()}: {value}" for name, value in said if value]
    return "\n".join(lines) + "\n\n" + body
