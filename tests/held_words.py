"""Phrases of a test's own, as the hosts of an installation may add them: what reads like a sale, what tells how."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from alongside.core import clock

SALE = "Buy my canary potion today, it cures kidneys. Send the money to my wallet."
ELSEWHERE = "Let us go on talking in the canary messenger."
CLAIM = "Everybody should stop the canary pills at once."
FILES = {
    "scam.en.txt": "cure:\ncanary potion\nelsewhere:\ncanary messenger\n",
    "claims.en.txt": "others:\nstop the canary pills\nown:\nI stopped the canary pills\n",
    "method.en.txt": "about:\ncanary despair\ndetail:\ncanary rope\n",
}


def know_phrases(settings: Any, folder: Path) -> None:
    """Let the house know these phrases beside its own, from now on in this test; an hour passes for it to look."""
    (folder / "phrases").mkdir(exist_ok=True)
    for name, lines in FILES.items():
        (folder / "phrases" / name).write_text(lines)
    settings.PHRASES = folder / "phrases"
    clock.set_clock(lambda: datetime.now(UTC) + timedelta(hours=1))
