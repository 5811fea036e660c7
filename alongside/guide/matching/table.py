"""The table of words distilled from a language model: read in place, so that it costs next to no memory."""

import functools
import mmap
import struct
from pathlib import Path

MAGIC = b"ALONGSIDEWORDS1\n"
_HEAD = struct.Struct("<16sII")
PATH = Path(__file__).parent / "table.bin"


class Table:
    """Words in order of their bytes, each with a row of small whole numbers and the row's scale."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        magic, self.count, self.width = _HEAD.unpack_from(whole)
        if magic != MAGIC:
            raise ValueError(f"{path} is no table of words")
        first = _HEAD.size
        scales = first + 4 * (self.count + 1)
        rows = scales + 4 * self.count
        words = rows + self.count * self.width
        self._begins = whole[first:scales].cast("I")
        self._scales = whole[scales:rows].cast("f")
        self._rows = whole[rows:words].cast("b")
        self._words = whole[words:]

    def find(self, word: str) -> int | None:
        """The number of a word's row; pieces within a word begin with ##."""
        sought, low, high = word.encode(), 0, self.count
        while low < high:
            middle = (low + high) // 2
            if self._word(middle) < sought:
                low = middle + 1
            else:
                high = middle
        return low if low < self.count and self._word(low) == sought else None

    def row(self, number: int) -> memoryview:
        """What the model says of a word, in whole numbers from -127 to 127."""
        return self._rows[number * self.width : (number + 1) * self.width]

    def scale(self, number: int) -> float:
        """What one in a row stands for; small for common words."""
        return self._scales[number]

    def _word(self, number: int) -> bytes:
        return bytes(self._words[self._begins[number] : self._begins[number + 1]])


@functools.cache
def get_table() -> Table:
    """The table that comes with Alongside, opened when somebody first asks."""
    return Table(PATH)
