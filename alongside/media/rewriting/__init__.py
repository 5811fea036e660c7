"""Documents written anew, in a program of their own (`alongside/media/rewrite.py`) that knows no key and no database.

Nothing here may import settings, models or anything else of the house. What can't be cleaned raises `CannotClean`.
"""

from dataclasses import dataclass


class CannotClean(Exception):
    """The document can't be written anew; `why` is one word that the house turns into a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Bounds:
    """How much of one document is looked at; the numbers and their reasons stand in `alongside/media/sizes.py`."""

    pages: int
    objects: int
    files: int
    unpacked: int
