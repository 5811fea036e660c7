"""Marks in a free upper corner: nothing, a sun, a moon, a ring, two distant birds."""

from collections.abc import Callable, Sequence

from alongside.aliases.drawing.strokes import disc, line, number


def corner(side: str) -> float:
    """How far across the middle of that upper corner lies."""
    return 11 if side == "left" else 37


def moon(side: str) -> str:
    """A sickle, open to the upper right."""
    return disc(corner(side), 10, 4.2) + disc(corner(side) + 2, 8.8, 3.6, "GROUND")


def ring(side: str) -> str:
    """A small ring."""
    x = corner(side)
    return line(f"M{number(x - 3)} 10a3 3 0 0 1 6 0a3 3 0 0 1-6 0", 1.6)


MARKS: Sequence[Callable[[str], str]] = (
    lambda side: "",
    lambda side: disc(corner(side), 10, 3.8),
    moon,
    ring,
    lambda side: disc(corner(side) - 2.5, 11, 1.5) + disc(corner(side) + 2.5, 9, 1.5),
)
