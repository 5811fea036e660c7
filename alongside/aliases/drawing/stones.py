"""Stones: one kind for each function. They rest low, so that the upper corners are free."""

from math import cos, sin

from alongside.aliases.drawing.strokes import Chance, Figure, Figures, disc, line, opening, points, solid


def pebble(chance: Chance, x: float, y: float, wide: float, high: float) -> str:
    """A round stone whose four quarters bulge each a little differently."""
    a, b, c, d = (chance.between(0.42, 0.68) for _ in range(4))
    return (
        f"M{points(x - wide, y)}C{points(x - wide, y - high * a, x - wide * b, y - high, x, y - high)}"
        f"S{points(x + wide, y - high * c, x + wide, y)}S{points(x + wide * d, y + high, x, y + high)}"
        f"S{points(x - wide, y + high * b, x - wide, y)}"
    )


def banded_stone(chance: Chance) -> Figure:
    """A stone with veins of another rock through it."""
    shape = solid(pebble(chance, 24, 27, chance.between(14, 18), chance.between(10, 13)))
    slope, at, count = chance.between(-8, 8), chance.between(14, 22), chance.pick((1, 2, 3))
    bands = "".join(
        f"M{points(at - slope + n * 6, 11)}Q{points(at + n * 6 + 5, 27, at + slope + n * 6, 43)}" for n in range(count)
    )
    return shape + opening(bands, chance.pick((1.6, 2.6))), ("left", "right")


def speckled_stone(chance: Chance) -> Figure:
    """A stone with grains in it."""
    shape = solid(pebble(chance, 24, 27, chance.between(14, 18), chance.between(11, 13)))
    dots = ""
    for step in range(chance.pick((3, 5, 7))):
        angle, far = step * 2.4 + chance.between(0, 0.8), 3.2 + step
        dots += disc(24 + far * 1.2 * cos(angle), 27 + far * 0.8 * sin(angle), chance.between(1, 1.9), "GROUND")
    return shape + dots, ("left", "right")


def ringed_stone(chance: Chance) -> Figure:
    """A stone with one or two rings in it."""
    wide, high = chance.between(14, 18), chance.between(11, 13)
    inner, rings = chance.between(0.5, 0.65), chance.pick((1, 2))
    cuts = "".join(pebble(chance, 24, 27, wide * inner / n, high * inner / n) + "Z" for n in range(1, rings + 1))
    return solid(pebble(chance, 24, 27, wide, high)) + opening(cuts, 1.8), ("left", "right")


def cairn(chance: Chance) -> Figure:
    """Stones laid one on another, the widest below."""
    count = chance.pick((2, 3, 4))
    high = 15.5 / count
    shape, y = "", 41.0
    for step in range(count):
        wide = (17 - step * chance.between(2.5, 4.2)) * (1 if count > 2 else 0.95)
        shape += pebble(chance, 24 + chance.between(-2, 2), y - high, wide, high)
        y -= 2 * high + 1
    return solid(shape), ()


def stones_in_a_row(chance: Chance) -> Figure:
    """Two stones on the ground, the smaller on either side."""
    small, tall = chance.between(4, 6), chance.between(8, 10)
    left, right = chance.pick(((small, tall), (tall, small)))
    shape = pebble(chance, 7 + left, 38 - left, left, left) + pebble(chance, 41 - right, 38 - right, right, right)
    return solid(shape) + line("M6 41.5H42", 2), ("left",) if left < right else ("right",)


def standing_stones(chance: Chance) -> Figure:
    """Two or three upright stones, with or without one across them."""
    count, turn = chance.pick((2, 3)), chance.between(-3, 3)
    shape, width = "", 24 / count - 2
    for step in range(count):
        x, top = 10 + step * (30 / count), chance.between(10, 22)
        head = f"{points(x + 1 + turn / 2, top + 3)}q{points(width / 2, -6, width - 2, 0)}"
        shape += f"M{points(x, 40)}L{head}L{points(x + width, 40)}Z"
    lintel = chance.pick(("", "M9 11L39 9"))
    return solid(shape) + (line(lintel, 5) if lintel else "") + line("M6 40.5H42", 2.4), ()


STONES: Figures = (banded_stone, speckled_stone, ringed_stone, cairn, stones_in_a_row, standing_stones)
