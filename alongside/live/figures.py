"""How the streams of this process do, in figures without any id: for this machine's own eyes."""

from dataclasses import dataclass

from alongside.threads.cursor import last_event


@dataclass
class Figures:
    """Counted since the process began; each number has one thread that writes it."""

    open: int = 0  # streams, now
    slow: int = 0  # streams that ended because their line took too little
    failed: int = 0  # looks at what is new that failed
    read_to: int | None = None  # the newest event that was dealt with, while anybody listens

    def named(self) -> dict[str, float]:
        """Every figure by its name."""
        behind = 0 if self.read_to is None else max(0, last_event() - self.read_to)
        return {
            "alongside_streams_open": self.open,
            "alongside_streams_too_slow": self.slow,
            "alongside_streams_events_behind": behind,
            "alongside_streams_looks_failed": self.failed,
        }


FIGURES = Figures()
