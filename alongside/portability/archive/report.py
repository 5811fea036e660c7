"""What came in and what did not, mail by mail: kept in a file as it goes, and summed up at the end."""

from collections import Counter
from pathlib import Path
from typing import TextIO

from alongside.core.mailtext.reading import Mail
from alongside.core.mailtext.scrubbing import scrub

SUBJECT_LETTERS = 60


class Report:
    """Counts, and a line for each mail that stayed out or lost something; no address is written down."""

    def __init__(self, file: TextIO | None = None, path: Path | None = None) -> None:
        self.file, self.path = file, path
        self.taken = self.known = self.threads = 0
        self.refused: Counter[str] = Counter()
        self.remarked: Counter[str] = Counter()

    def take(self, place: str, mail: Mail, remarks: tuple[str, ...]) -> None:
        """Counts a mail that came in, and tells what of it didn't."""
        self.taken += 1
        for remark in remarks:
            self.remarked["files left out" if "attached" in remark else remark] += 1
            self._line("in, but", place, mail, remark)

    def refuse(self, place: str, mail: Mail | None, why: str) -> None:
        """Tells of a mail that did not come in."""
        self.refused[why] += 1
        self._line("not in", place, mail, why)

    def count_known(self, number: int) -> None:
        """Counts mails that were here already, or stood in the archive twice."""
        self.known += number

    def _line(self, what: str, place: str, mail: Mail | None, why: str) -> None:
        if self.file:
            day = mail.head.at.date().isoformat() if mail and mail.head.at else "no date"
            subject = scrub(mail.head.subject)[:SUBJECT_LETTERS] if mail else ""
            self.file.write(f"{what}\t{place}\t{day}\t{subject}\t{why}\n")

    def summary(self) -> str:
        """Returns what to say at the end."""
        lines = [f"{self.taken} mails came in."]
        if self.known:
            lines.append(f"{self.known} were here already, or stood there twice.")
        lines += [f"{number} did not come in: {why}." for why, number in self.refused.most_common()]
        lines += [f"{number} came in, but: {remark}." for remark, number in self.remarked.most_common()]
        if self.path:
            lines.append(f"Mail by mail: {self.path}")
        return "\n".join(lines)
