"""Reads a report: bounce, complaint, or somebody who is away. Whatever comes in, it never raises."""

import re
from dataclasses import replace

from alongside.core.mailtext.as_text import to_text
from alongside.core.mailtext.automatic import Automatic, how_automatic
from alongside.core.mailtext.headers import Head, author, first, split_head, words
from alongside.core.mailtext.reports.complaints import read_complaint
from alongside.core.mailtext.reports.evidence import (
    hints_at_machine,
    is_from_list,
    is_from_machine,
    is_from_office,
    subject_tells,
    text_tells,
)
from alongside.core.mailtext.reports.notices import is_warning, notice_lines, recipients_in
from alongside.core.mailtext.reports.notifications import read_notification
from alongside.core.mailtext.reports.original import enclosed, read_original
from alongside.core.mailtext.reports.report import Family, Kind, Original, Recipient, Report
from alongside.core.mailtext.reports.statuses import Block, blocks_in, recipients_of
from alongside.core.mailtext.structure import Part, Walk, leaves

NOTICE_LETTERS = 64 * 1024  # reports are short; what is beyond is the mail they return
SAID = 8_000  # letters of it that help to understand the fields
MACHINE, ENOUGH = 2, 3  # signs: a machine's name counts two; subject, text and weaker signs one each
_STATUS_KINDS = ("message/delivery-status", "message/global-delivery-status", "message/x-delivery-status")
_BOUNDARY = re.compile(rb"(?:^|\n)--([^\s\"]{6,69})[ \t]*\n")
_ADDRESS = re.compile(r"[^\s<>\"';,]{1,64}@[^\s<>\"';,()]{1,255}")


def read_report(raw: bytes, *, sender: str | None = None) -> Report | None:
    """Reads a report of any kind; a mail that is none gives None. `sender` is the envelope's, where it is known."""
    try:
        return _read(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n"), sender)
    except Exception:  # anybody may send anything, and what cannot be read is no report
        return None


def _read(raw: bytes, sender: str | None) -> Report | None:
    head, start, _ = split_head(raw)
    head = _mended(head, raw[start:])
    parts = list(leaves(head, raw[start:], Walk()))
    subject = words(first(head, "subject"))
    is_report = b"feedback-report" in first(head, "content-type").lower()
    by_machine = is_from_machine(head) or is_from_office(head)
    if complaint := read_complaint(parts, subject if by_machine else "", is_report):
        return complaint
    sign = how_automatic(head)
    is_away = sign is Automatic.AWAY and not is_from_machine(head)  # by the subject, which may quote a bounce's
    if not is_away and (bounce := _bounce(head, parts, subject, sender)):
        return bounce
    return _answer(sign, author(first(head, "from"))[1], subject)


def _answer(sign: Automatic, address: str, subject: str) -> Report | None:
    """What a program answered for somebody: that they are away, or, as Apple's does, that they want no more."""
    if sign in (Automatic.SAYS_REPLIED, Automatic.SAYS_GENERATED) and subject.strip().lower() == "unsubscribe":
        return Report(Kind.COMPLAINT, (Recipient(address, Family.COMPLAINT),), feedback="opt-out")
    if sign in (Automatic.SAYS_REPLIED, Automatic.AWAY):
        return Report(Kind.AWAY, (Recipient(address, Family.AWAY),))
    return None


def _mended(head: Head, body: bytes) -> Head:
    """Old gateways lose the line that says a mail has parts, and leave the parts."""
    found = None if "content-type" in head else _BOUNDARY.search(body[:400])
    if not found or b"\n--%s\nContent-" % found[1] not in body:
        return head
    return head | {"content-type": [b'multipart/mixed; boundary="%s"' % found[1]]}


def _bounce(head: Head, parts: list[Part], subject: str, sender: str | None) -> Report | None:
    signs = MACHINE if is_from_machine(head) else hints_at_machine(head, sender)
    statuses = [part.text()[:NOTICE_LETTERS] for part in parts if part.kind in _STATUS_KINDS]
    if not signs and not statuses:
        return None
    texts = _texts(parts)
    if signs and texts and (told := read_notification(texts[0])):
        return told
    notice, rest = notice_lines("\n".join(texts)[:NOTICE_LETTERS])
    original = enclosed(parts) or read_original("\n".join(rest).encode())
    blocks = [block for text in statuses for block in blocks_in(text)]
    if blocks and (signs == MACHINE or not is_from_list(head)):
        return _by_fields(blocks, notice, original)
    if not signs or signs + subject_tells(subject) + text_tells(notice) < ENOUGH:
        return None
    if blocks := blocks_in("\n".join(notice)) or blocks_in("\n".join(texts)[:NOTICE_LETTERS]):
        return _by_fields(blocks, notice, original)
    return _by_words(notice, head, subject, original)


def _by_fields(blocks: list[Block], notice: list[str], original: Original) -> Report:
    return Report(Kind.BOUNCE, recipients_of(blocks, "\n".join(notice)[:SAID]), original)


def _by_words(notice: list[str], head: Head, subject: str, original: Original) -> Report:
    found = recipients_in(notice, _known(head), subject)
    if is_warning(notice, subject):
        found = [replace(one, family=Family.DELAYED) for one in found]
    return Report(Kind.BOUNCE, tuple(found), original)


def _texts(parts: list[Part]) -> list[str]:
    plain = [part for part in parts if part.kind == "text/plain"]
    return [_text(part) for part in plain or [part for part in parts if part.kind == "text/html"]][:3]


def _text(part: Part) -> str:
    if part.kind == "text/html":
        return to_text(part.text()[:NOTICE_LETTERS])
    return part.text()[:NOTICE_LETTERS]


def _known(head: Head) -> list[str]:
    failed = " ".join(words(value) for value in head.get("x-failed-recipients", ()))
    return [one.lower() for one in _ADDRESS.findall(failed)]
