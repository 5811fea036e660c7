"""What an archive tells of those who asked: when each conversation began, whether its writer was new, when somebody
else first answered. Addresses are compared here and leave with this function's memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from alongside.core.mailtext.reading import Head, read_head
from alongside.hosting.figures.replay import Asked
from alongside.hosting.welcome.matching import stems_of
from alongside.portability.archive.catalogue import NOTHING, Catalogue, fingerprint, read_catalogue
from alongside.portability.archive.opening import open_archive
from alongside.portability.archive.splitting import read_at
from alongside.portability.archive.subjects import bare_subject
from alongside.portability.archive.threading import order


@dataclass(frozen=True, slots=True)
class Told:
    """What an archive tells: who asked, and at which hours of the day (UTC) people answered."""

    asked: tuple[Asked, ...]  # oldest first
    answer_hours: tuple[int, ...]
    until: datetime  # its last mail


def read_asked(files: Sequence[Path], *, now: datetime) -> Told:
    """Read archives and tell of those who asked; nothing is stored, and nobody is named."""
    catalogue = read_catalogue(files, now=now)
    threaded = order(catalogue)
    authors = list(_authors(catalogue, now))
    begun: dict[int, list[int]] = {}  # a thread's first mail, and all of it in time
    for mail in sorted(threaded.mails, key=lambda one: threaded.at[one]):
        begun.setdefault(threaded.thread[mail], []).append(mail)
    first_of: dict[int, int] = {}
    for mail in sorted(range(len(catalogue)), key=lambda one: catalogue.at[one]):
        first_of.setdefault(authors[mail][0], mail)
    asked = [_asked(mails, threaded.at, authors, first_of) for mails in begun.values() if _begins(mails[0], catalogue)]
    hours = [_moment(threaded.at[mail]).hour for mail in threaded.mails if threaded.answers[mail] != NOTHING]
    until = max((catalogue.moment(mail) for mail in range(len(catalogue))), default=now)
    return Told(tuple(sorted(asked, key=lambda one: one.at)), tuple(hours), until)


def _begins(mail: int, catalogue: Catalogue) -> bool:
    """Whether a thread begins here, and not in mail the archive doesn't hold."""
    return not catalogue.is_reply[mail]


def _asked(mails: list[int], at: Sequence[float], authors: list[tuple[int, str]], first_of: dict[int, int]) -> Asked:
    first = mails[0]
    writer, subject = authors[first]
    answer = next((mail for mail in mails if authors[mail][0] != writer), None)
    begun = _moment(at[first])
    # An archive's clocks are its writers' own: an answer is never before what it answers.
    answered = max(_moment(at[answer]), begun + timedelta(minutes=1)) if answer is not None else None
    return Asked(begun, first_of[writer] == first, answered, stems_of(subject, ""))


def _authors(catalogue: Catalogue, now: datetime) -> Iterator[tuple[int, str]]:
    """Of each mail a number for its writer, and its bare subject; heads are read once more, because lists are long."""
    files: dict[int, BinaryIO] = {}
    try:
        for mail in range(len(catalogue)):
            file = catalogue.file[mail]
            if file not in files:
                files[file], _whole = open_archive(catalogue.files[file])
            head = _head(files[file], catalogue, mail, now)
            yield fingerprint(head.address.casefold() or head.name.casefold()), bare_subject(head.subject)[0]
    finally:
        for opened in files.values():
            opened.close()


def _head(file: BinaryIO, catalogue: Catalogue, mail: int, now: datetime) -> Head:
    raw = read_at(file, catalogue.offset[mail], catalogue.size[mail], measured=bool(catalogue.measured[mail]))
    return read_head(raw, now=now, otherwise=catalogue.moment(mail))


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)
