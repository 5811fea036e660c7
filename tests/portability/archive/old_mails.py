"""Makes archives of invented mails, as large as wanted, for tests and for measuring."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

_TEXT = (
    "the scan was clear and my doctor says to wait another month before we change anything in the treatment today "
    "I felt tired but went for a walk by the river with my sister who asked how dialysis works at night while the "
    "fistula heals slowly some days are better than others thank you for telling us about the diet potassium salt"
)
_WORDS = _TEXT.split()
_BEGAN = datetime(2003, 1, 1, 8, tzinfo=UTC)


def old_mails(number: int, *, authors: int = 400, seed: int = 1) -> Iterator[bytes]:
    """Yields mails of a list in mbox form: threads of one to fifteen, quoting, signed, in several charsets."""
    draw = random.Random(seed)
    at = _BEGAN
    thread: list[str] = []
    left = 0
    for count in range(number):
        at += timedelta(minutes=draw.randrange(1, 90))
        if not left:
            thread, left = [], draw.randrange(1, 16)
        left -= 1
        author = draw.randrange(authors)
        own_id = f"<{count}.{seed}@list.example.org>"
        yield _mail(draw, own_id, author, at, thread)
        thread.append(own_id)


def write_archive(path: Path, number: int, **wanted: int) -> Path:
    """Writes such an archive to a file, without holding it in memory."""
    with path.open("wb") as file:
        for mail in old_mails(number, **wanted):
            file.write(mail)
    return path


def _mail(draw: random.Random, own_id: str, author: int, at: datetime, thread: list[str]) -> bytes:
    first = not thread
    subject = f"Question {own_id[1:6]} about {draw.choice(_WORDS)}" if first else "Re: [kidney] what was asked"
    charset = draw.choice(("utf-8", "utf-8", "iso-8859-1"))
    head = [
        f"From person{author}@example{author % 40}.org {at:%a %b %d %H:%M:%S %Y}",
        f"From: Person{author} Surname{author} <person{author}@example{author % 40}.org>",
        f"Date: {format_datetime(at)}",
        f"Subject: {subject}",
        f"Message-ID: {own_id}",
        "List-Id: <kidney.example.org>",
        "Received: from mail.example.org (mail.example.org [192.0.2.1]) by list.example.org with ESMTP;",
        f"\t{format_datetime(at)}",
        "MIME-Version: 1.0",
        f"Content-Type: text/plain; charset={charset}",
        "Content-Transfer-Encoding: 8bit",
    ]
    if thread:
        head += [f"In-Reply-To: {thread[-1]}", f"References: {' '.join(thread[-8:])}"]
    body = [*_paragraphs(draw), f"Grüße, Person{author}"]
    if thread:
        body += ["", f"On {at:%a, %b %d, %Y at %H:%M}, Person{author} <person@example.org> wrote:"]
        body += [f"> {line}" for line in _paragraphs(draw)]
    if draw.random() < 0.4:
        body += ["", "-- ", f"Person{author} Surname{author}", "Tel. +1 555 0100"]
    return ("\n".join(head) + "\n\n" + "\n".join(body) + "\n\n").encode(charset, "replace")


def _paragraphs(draw: random.Random) -> list[str]:
    lines = []
    for _paragraph in range(draw.randrange(1, 4)):
        for _line in range(draw.randrange(2, 6)):
            lines.append(" ".join(draw.choices(_WORDS, k=11)))
        lines.append("")
    return lines
