"""The few strokes every figure is made of, and the chance that shapes it."""

from collections.abc import Callable, Sequence
from hashlib import shake_256

SIDE = 48


class Chance:
    """A stream of choices that the same seed always repeats, on every Python."""

    def __init__(self, seed: str) -> None:
        self._bytes = iter(shake_256(b"alias picture 1:" + seed.encode()).digest(256))

    def pick[T](self, choices: Sequence[T]) -> T:
        return choices[next(self._bytes) * len(choices) // 256]

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * next(self._bytes) / 255


type Figure = tuple[str, Sequence[str]]  # its shapes, and the upper corners it leaves free for a mark
type Figures = Sequence[Callable[[Chance], Figure]]


def solid(path: str, turn: float = 0) -> str:
    """A filled shape, turned about the middle."""
    around = f' transform="rotate({turn:.0f} 24 24)"' if round(turn) else ""
    return f'<path d="{path}"{around}/>'


def line(path: str, width: float, colour: str = "INK", turn: float = 0) -> str:
    """A stroke of this width, turned about the middle."""
    return solid(path, turn).replace("/>", f' fill="none" stroke="{colour}" stroke-width="{number(width)}"/>')


def opening(path: str, width: float = 1.6, turn: float = 0) -> str:
    """A stroke in the colour of the ground, as if cut out."""
    return line(path, width, "GROUND", turn)


def disc(x: float, y: float, radius: float, colour: str = "INK") -> str:
    """A filled circle."""
    fill = "" if colour == "INK" else f' fill="{colour}"'
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{fill}/>'


def number(value: float) -> str:
    """A number as short as a tenth allows."""
    return f"{value:.1f}".removesuffix(".0")


def points(*values: float) -> str:
    """Numbers as a path lists them."""
    return " ".join(number(value) for value in values)
