"""A program of its own that reads mails: a line of JSON and the bytes in, a line of JSON out, until nobody asks.

Whatever a mail does to it, it does to nothing else: it has no key and no database, little memory, and whoever waits for
it kills it when it takes too long. It knows no Django, so it is there in a tenth of a second.
"""

import base64
import json
import re
import select
import sys
from dataclasses import asdict
from typing import IO, Any

from alongside.core.mailtext.attachments import Found, Verdict, attachments_of
from alongside.core.mailtext.automatic import Automatic, how_automatic
from alongside.core.mailtext.extracting import extract
from alongside.core.mailtext.headers import Head, split_head, words
from alongside.core.mailtext.origin import read_origin
from alongside.core.mailtext.reading import in_unix_lines, read_mail
from alongside.core.mailtext.reports.reading import read_report

MEMORY = 1_500_000_000  # address space; a mail of 25 MB is held a few times over while it is decoded
IDLE = 60  # seconds without a mail, after which it ends and gives its memory back
RECIPIENTS = 200  # addresses looked at in To and Cc; envelopes have 50 at most
PERSONS = (Automatic.NO, Automatic.WANTS_NO_ANSWER, Automatic.OTHER_LIST)
NAMED = 10  # addresses in an ambiguous From of which one may be a member's
_ADDRESS = re.compile(r"[^\s<>\"',;:()\[\]@]{1,64}@[^\s<>\"',;:()\[\]@]{1,255}")


def main() -> None:
    """Answer as long as somebody asks."""
    keep_small()
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    while line := _next_line(asked):
        wish = json.loads(line)
        raw = asked.read(wish["size"])
        told.write(json.dumps(answer(raw, wish)).encode() + b"\n")
        told.flush()


def _next_line(asked: IO[bytes]) -> bytes:
    # Nothing is buffered here between two mails: whoever asks waits for the answer first.
    ready, _, _ = select.select([asked], [], [], IDLE)
    return asked.readline() if ready else b""


def keep_small() -> None:
    """Give up memory and files, as far as the system lets us."""
    try:
        import resource
    except ImportError:
        return
    for name, most in {"RLIMIT_AS": MEMORY, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}.items():
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (ValueError, OSError, AttributeError):  # macOS knows RLIMIT_AS, but refuses it
            continue


def answer(raw: bytes, wish: dict[str, Any]) -> dict[str, Any]:
    """What was asked for: the files that came with a mail, what is beside its words, or all that it says."""
    if wish.get("files"):
        kept = [one for one in attachments_of(raw) if one.verdict in (Verdict.PICTURE, Verdict.DOCUMENT)]
        return {"files": [{**_piece(one), "content": base64.b64encode(one.content).decode()} for one in kept]}
    if wish.get("beside"):
        return beside(raw)
    return read(raw, wish)


def read(raw: bytes, wish: dict[str, Any]) -> dict[str, Any]:
    """The fields of a mail; `wish` says whose word about its sender counts, and which domain is ours."""
    mail = read_mail(raw, within=False)  # somebody else wrote that, to somebody else
    head, _start, _cut = split_head(in_unix_lines(raw))
    parts, origin = extract(mail.text), _origin(raw, wish)
    return {
        "message_id": mail.head.message_id,
        "references": mail.head.references[-50:],
        "subject": mail.head.subject,
        "at": mail.head.at.isoformat() if mail.head.at else None,
        **asdict(parts),
        "encrypted": mail.encrypted,
        **origin,
        "is_looked_at": "authentication-results" in head,
        **_machine(raw, wish),
        "pieces": [_piece(one) for one in attachments_of(raw)],
        "trouble": mail.trouble,
        **_addressed(head, wish["domain"], origin["address"]),
    }


def _origin(raw: bytes, wish: dict[str, Any]) -> dict[str, Any]:
    origin = read_origin(raw, trusted=frozenset(wish["trusted"]))
    named = list[str]() if origin.claim == "one" else _named(raw)
    said = {"address": origin.address, "name": origin.name, "claim": str(origin.claim), "proof": str(origin.proof)}
    return {**said, "named": named}


def _named(raw: bytes) -> list[str]:
    head, _start, _cut = split_head(in_unix_lines(raw))
    said = " ".join(words(value) for value in head.get("from", ()))
    return list(dict.fromkeys(address.lower() for address in _ADDRESS.findall(said)))[:NAMED]


def _machine(raw: bytes, wish: dict[str, Any]) -> dict[str, str]:
    """Whether a machine wrote it, and what it reports. What companies put on all their mail makes nobody a machine."""
    report, sign = read_report(raw, sender=_sender(wish)), _sign(raw, wish)
    return {
        "automatic": str(sign or (Automatic.REPORT if report else "")),
        "report": str(report.kind) if report else "",
    }


def _sign(raw: bytes, wish: dict[str, Any]) -> Automatic:
    sign = how_automatic(raw, sender=_sender(wish), hosts=[wish["domain"]])
    return Automatic.NO if sign in PERSONS else sign


def _sender(wish: dict[str, Any]) -> str | None:
    return "" if wish.get("null_sender") else None


def beside(raw: bytes) -> dict[str, Any]:
    """What only an operator wants to know: what stands in From, and of whom a report speaks."""
    head, _start, _cut = split_head(in_unix_lines(raw))
    report = read_report(raw)
    told = report.recipients if report else ()
    return {
        "says": [words(value)[:400] for value in head.get("from", ())],
        "recipients": [{"address": one.address, "family": str(one.family), "status": one.status} for one in told],
    }


def _piece(found: Found) -> dict[str, Any]:
    return {
        "name": found.name,
        "kind": found.kind,
        "size": len(found.content),
        "verdict": str(found.verdict),
        "reason": str(found.reason or ""),
    }


def _addressed(head: Head, domain: str, own: str) -> dict[str, Any]:
    """Which of our addresses it says it goes to, and whether anybody else's too; a copy to oneself is nobody's."""
    said = ", ".join(words(value) for name in ("to", "cc") for value in head.get(name, ()))
    ours, others = list[str](), False
    for address in _ADDRESS.findall(said)[:RECIPIENTS]:
        local, _at, host = address.lower().rpartition("@")
        if host.rstrip(".") == domain:
            ours.append(local)
        elif address.lower() != own.lower():
            others = True
    return {"ours": list(dict.fromkeys(ours)), "others": others}


if __name__ == "__main__":
    main()
