"""The findings as one table, and as JSON."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.load import Speed


@dataclass
class Findings:
    """Everything one run of the bench found."""

    machine: dict[str, Any]
    speeds: dict[str, dict[str, Any]] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    not_timed: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, speed: Speed, *, queries: int | None = None, size: int | None = None) -> None:
        """Note a speed."""
        self.speeds[name] = {**asdict(speed), "queries": queries, "bytes": size}
        print(_line(name, self.speeds[name]), flush=True)

    def note(self, name: str, figure: float) -> None:
        """Note a figure."""
        self.figures[name] = round(figure, 3)
        print(f"{name:<44}{figure:>12,.2f}", flush=True)

    def save(self, path: Path) -> None:
        """Keep everything as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1))


HEAD = f"{'':<44}{'a second':>12}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}{'queries':>9}{'bytes':>9}"


def _line(name: str, found: dict[str, Any]) -> str:
    queries = "" if found["queries"] is None else found["queries"]
    size = "" if found["bytes"] is None else found["bytes"]
    return (
        f"{name:<44}{found['per_second']:>12,.0f}{found['p50']:>9.2f}{found['p99']:>9.2f}"
        f"{found['cpu_ms']:>9.2f}{queries:>9}{size:>9}"
    )
