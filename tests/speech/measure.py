"""How well the lists of phrases do: recall and false alarms over the labelled texts, each with its interval.

`python -m tests.speech.measure` prints them. No text is printed, so that the unseen halves stay unseen.
"""

import math
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

LABELLED = Path(__file__).parent / "labelled"
Z = 1.96  # 95 of 100 such intervals hold the true share


@dataclass(frozen=True)
class Share:
    """So many of so many, and between which shares the truth lies (Wilson's interval)."""

    found: int
    of: int

    @property
    def rate(self) -> float:
        return self.found / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        if not self.of:
            return 0.0, 1.0
        middle = (self.rate + Z * Z / (2 * self.of)) / (1 + Z * Z / self.of)
        spread = Z / (1 + Z * Z / self.of) * math.sqrt(self.rate * (1 - self.rate) / self.of + (Z / (2 * self.of)) ** 2)
        return max(0.0, middle - spread), min(1.0, middle + spread)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.found:3} of {self.of:3} = {self.rate:4.0%} ({low:.0%} to {high:.0%})"


@dataclass(frozen=True)
class Measured:
    """One file of labelled texts: what was found of what should be, and of what shouldn't."""

    recall: Share
    false_alarms: Share


def texts(file: Path) -> Iterator[tuple[str, str]]:
    """Label and text, line by line."""
    for line in file.read_text().splitlines():
        label, _tab, text = line.partition("\t")
        if text and not line.startswith("#"):
            yield label, text.replace("\\n", "\n")


def sees(subject: str) -> Callable[[str, str], bool]:
    """Whether a look at a text sees this subject in it."""
    from alongside.speech.look import look

    return {
        "crisis": lambda text, language: look(text, language=language).crisis,
        "scam": lambda text, language: bool(look(text, language=language).scam),
        "claims": lambda text, language: bool(look(text, language=language).claim),
        "instruct": lambda text, language: look(text, language=language).instructs,
        "method": lambda text, language: bool(look(text, language=language).methods),
    }[subject]


def measure(file: Path) -> Measured:
    """Look at each text of a file, in its language."""
    subject, language = file.name.split(".")[:2]
    seen = [(label != "no", sees(subject)(text, language)) for label, text in texts(file)]
    found, missed = ([saw for should, saw in seen if should is wanted] for wanted in (True, False))
    return Measured(Share(sum(found), len(found)), Share(sum(missed), len(missed)))


def main() -> None:
    """Print a line for each file."""
    for file in sorted(LABELLED.glob("*.tsv")):
        measured = measure(file)
        print(f"{file.stem:18} found {measured.recall}   false alarms {measured.false_alarms}")


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    main()
