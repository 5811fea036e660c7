"""How well and how fast the guide matches: figures over the labelled descriptions, cost of a question, memory."""

import dataclasses
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.table import Findings

ENTRIES = 500
QUESTIONS = 30


def time_matching(found: "Findings") -> None:
    """Count both halves, then ask a directory of 500 entries."""
    from alongside.guide.matching import match
    from tests.guide.matching.measure import LABELLED, directory, measure, rows

    before = _private_kib()
    match("", (), "en", "", [])
    match("kidneys", (), "en", "", directory())
    found.note("guide: memory added, KiB", _private_kib() - before)
    for file in sorted(LABELLED.glob("descriptions.*.tsv")):
        got = measure(file)
        name = file.name.removeprefix("descriptions.").removesuffix(".tsv")
        for what, share in (
            ("right among three", got.shown),
            ("right first", got.first),
            ("unsuitable first", got.unsuitable),
        ):
            found.note(f"guide: {name}, {what}", share.rate)
            print(f"    {share}")
    listed = directory()
    many = [dataclasses.replace(listed[at % len(listed)], id=str(at)) for at in range(ENTRIES)]
    texts = [row["text"] for row in rows(LABELLED / "descriptions.en.tuned.tsv")][:QUESTIONS]
    match(texts[0], (), "en", "", many)
    began = time.process_time()
    for text in texts:
        match(text, (), "en", "", many)
    found.note("guide: CPU-ms a question to 500 entries", round((time.process_time() - began) * 1000 / len(texts), 1))


def _private_kib() -> int:
    """Memory that is this process's own."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:"))
