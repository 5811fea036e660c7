"""`alongside mail read FILE…`: what the door makes of each mail, as a line of JSON, without doing any of it.

Nothing is looked up: which member or thread an address means, only the door itself finds out. So the verdict is told
from the mail alone, and from which kind of our addresses it names.
"""

import argparse
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from alongside.mail.reading.apart import Unreadable, beside, read_apart
from alongside.mail.reading.verdict import verdict_of
from alongside.mail.taken import Read
from alongside.portability.archive.opening import open_archive
from alongside.portability.archive.splitting import split
from alongside.portability.archive.subjects import bare_subject


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a mail, or an mbox of them; - reads from a pipe")


def run(chosen: argparse.Namespace) -> int:
    """Tell of every mail in these files."""
    status = 0
    for name in chosen.files:
        if name != "-" and not Path(name).is_file():
            print(f"There is no file {name}.", file=sys.stderr)
            status = 2
            continue
        for number, raw in enumerate(mails_in(name), start=1):
            print(json.dumps({"file": name, "number": number, **told_of(raw)}, ensure_ascii=False), flush=True)
    return status


def mails_in(name: str) -> Iterator[bytes]:
    """The mails of a file: what begins like an mbox is divided, anything else is one mail."""
    opened: BinaryIO = io.BytesIO(sys.stdin.buffer.read()) if name == "-" else open_archive(Path(name))[0]
    with opened as file:
        start = file.read(5)
        file.seek(0)
        if start in (b"From ", b"\1\1\1\1\n", b"\1\1\1\1\r"):
            yield from (mail.raw for mail in split(file))
        else:
            yield file.read()


def told_of(raw: bytes) -> dict[str, Any]:
    """All that is told of one mail."""
    try:
        read, more = read_apart(raw), beside(raw)
    except Unreadable:
        return {"verdict": "refused", "why": "it can't be read: the reading program gave up"}
    verdict, why = verdict_of(read)
    told = {
        "from": {"address": read.address, "name": read.name, "says": more.says, "claim": read.claim},
        "proof": read.proof,
        "proven": read.proof == "aligned",
        "message_id": read.message_id,
        "subject": read.subject,
        "title": bare_subject(read.subject)[0],
        "thread": read.references[0] if read.references else read.message_id,
        "answers": read.references[-1] if read.references else "",
        "to": list(read.ours),
        "text": read.words,
        "folded": {"quoted": read.quoted, "signature": read.signature},
        "attachments": _attachments(read),
        "verdict": verdict,
        "why": why,
    }
    if more.recipients:
        told |= {"family": more.recipients[0]["family"], "recipients": more.recipients}
    if read.trouble:
        told["trouble"] = list(read.trouble)
    return told


def _attachments(read: Read) -> dict[str, list[dict[str, Any]]]:
    came = [piece for piece in read.pieces if piece.verdict != "text"]
    named = [{"name": one.name, "kind": one.kind, "size": one.size} for one in came]
    kept = [dict(told, verdict=one.verdict) for told, one in zip(named, came, strict=True) if one.verdict != "dropped"]
    left = [dict(told, reason=one.reason) for told, one in zip(named, came, strict=True) if one.verdict == "dropped"]
    return {"kept": kept, "dropped": left}
