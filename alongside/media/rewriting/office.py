"""Not yet."""

from pathlib import Path

from alongside.media.rewriting import Bounds, CannotClean


def rewrite(_source: Path, _into: Path, _bounds: Bounds) -> None:
    """Refuse."""
    raise CannotClean("kind")
