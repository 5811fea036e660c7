"""How long the reply extractor takes on the worst a megabyte can hold, and how much memory."""

import time
import tracemalloc
from collections.abc import Callable

from alongside.core.mailtext.extracting import extract
from alongside.core.mailtext.reading import read_mail
from bench.table import Findings

MEGABYTE = 1_000_000
REPEATED = {
    "on": "On ",
    "on, a line each": "On Monday, at 10:00, somebody\n",
    "blank lines": "\n",
    "heads": "From: Ann <ann@example.org>\nTo: Ben\nSubject: Salt\n",
    "quotes": "> > > > said\n",
    "attributions": "On Mon, 3 Jan 2022 at 10:00, Ann <ann@example.org> wrote:\n",
    "dashes": "-- \n",
    "rules": "________________________________\n",
    "one line": "word ",
    "angle brackets": "<a@b.example>, ",
}
HTML = {"blockquotes": "<blockquote>", "divisions": "<div><p>word", "ends": "</div>", "entities": "&amp;&lt;&#8203;"}


def time_extracting(found: Findings) -> None:
    """Each input of a megabyte, as text and as HTML; the slowest and the largest are noted."""
    times: dict[str, float] = {}
    for name, piece in REPEATED.items():
        text = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
        times[name] = _milliseconds(lambda text=text: extract(text))  # type: ignore[misc]
    for name, piece in HTML.items():
        html = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
        raw = b"Content-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
        times[f"HTML of {name}"] = _milliseconds(lambda raw=raw: extract(read_mail(raw).text))  # type: ignore[misc]
    slowest = max(times, key=lambda name: times[name])
    found.note(f"extracting a megabyte, worst of {len(times)} ({slowest}), ms", round(times[slowest]))
    found.note("extracting a megabyte, peak memory, MB", round(_peak_of(slowest) / MEGABYTE))


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _peak_of(name: str) -> int:
    """The memory that Python's own objects take at most while the slowest is read."""
    piece = REPEATED.get(name) or HTML[name.removeprefix("HTML of ")]
    text = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
    tracemalloc.start()
    if name in REPEATED:
        extract(text)
    else:
        extract(read_mail(b"Content-Type: text/html; charset=utf-8\r\n\r\n" + text.encode()).text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
