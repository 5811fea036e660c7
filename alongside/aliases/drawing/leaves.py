"""Leaves: one kind for each function. A leaning one leaves the corner opposite its tip free."""

from collections.abc import Sequence
from math import cos, pi, sin

from alongside.aliases.drawing.strokes import Chance, Figure, Figures, disc, line, number, opening, points, solid


def lean(chance: Chance) -> tuple[float, Sequence[str]]:
    """Which way a leaf leans, and the corner that is free then."""
    turn = chance.pick((-42, -30, 30, 42))
    return turn, ("right",) if turn < 0 else ("left",)


def oval_leaf(chance: Chance) -> Figure:
    """A broad or a narrow leaf with its veins."""
    turn, free = lean(chance)
    wide, low = chance.between(8, 17), chance.between(12, 26)
    shape = f"M24 6C{points(24 + wide, low, 24 + wide, low + 10, 24, 37)}"
    shape += f"C{points(24 - wide, low + 10, 24 - wide, low, 24, 6)}"
    veins, rise = "M24 13V37", chance.between(3, 6)
    for step in range(chance.pick((0, 2, 3, 4))):
        y, reach = 19 + step * 5, wide / 2 - 1
        veins += f"M{points(24 - reach, y - rise)} 24 {number(y)} {points(24 + reach, y - rise)}"
    return solid(shape, turn) + opening(veins, 1.5, turn) + line("M24 37V43", 2.2, turn=turn), free


def half_leaf(chance: Chance) -> Figure:
    """One side is solid, the other only an outline."""
    turn, free = lean(chance)
    wide, low = chance.between(13, 19), chance.between(10, 18)
    full = f"M24 6C{points(24 + wide, low, 24 + wide, 28)} 24 37Z"
    outline = f"M24 37C{points(24 - wide, 28, 24 - wide, low)} 24 6V43"
    return solid(full, turn) + line(outline, 2.2, turn=turn), free


def sprig(chance: Chance) -> Figure:
    """Small leaves in pairs along one stem."""
    turn, length = chance.pick((-35, 0, 35)), chance.between(11, 15)
    pairs, offset = chance.pick((2, 3)), chance.pick((0, 3))
    shape = blade(24, 18, 0, length, 0.3)
    for step in range(pairs):
        y = 37 - step * (20 / pairs)
        shape += blade(24, y, 55, length, 0.32) + blade(24, y - offset, -55, length, 0.32)
    return line("M24 42V16", 1.8, turn=turn) + solid(shape, turn), ()


def blades(chance: Chance) -> Figure:
    """Long leaves that spring from one root."""
    count, wide = chance.pick((3, 4, 5)), chance.between(0.13, 0.22)
    spread, lift = chance.between(28, 36) * 4 / (count + 1), chance.between(0, 5)
    shape, ribs = "", ""
    for step in range(count):
        angle = (step - (count - 1) / 2) * spread
        long = 35 - abs(angle) / 9 - lift * (step % 2)
        shape += blade(24, 42, angle, long, wide)
        ribs += blade(24, 42, angle, long - 7, 0)
    return solid(shape) + (opening(ribs, 1.2) if chance.pick((True, False)) else ""), ()


def blade(x: float, y: float, angle: float, length: float, wide: float) -> str:
    """A pointed leaf from (x, y) towards the angle, counted from straight up."""
    across, up = sin(angle * pi / 180) * length, -cos(angle * pi / 180) * length
    side_x, side_y = -up * wide * 1.4, across * wide * 1.4
    return (
        f"M{points(x, y)}q{points(across / 2 + side_x, up / 2 + side_y, across, up)}"
        f"Q{points(x + across / 2 - side_x, y + up / 2 - side_y, x, y)}"
    )


def clover(chance: Chance) -> Figure:
    """Three, four or five round leaves on a stem."""
    count, radius, turn = chance.pick((3, 4, 5)), chance.between(6.2, 7.4), chance.pick((0, 18, -18))
    far, shapes, veins = chance.between(7.6, 9.4), "", ""
    for step in range(count):
        angle = 2 * pi * step / count + turn * pi / 180
        x, y = sin(angle), -cos(angle)
        shapes += disc(24 + x * far, 20 + y * far, radius)
        veins += f"M24 20L{points(24 + x * 9, 20 + y * 9)}"
    return line(f"M24 21Q25 36 {number(24 - turn / 3)} 43", 2.4) + shapes + opening(veins, 1.5), ()


def fan_leaf(chance: Chance) -> Figure:
    """A fan with a notch, as of a ginkgo."""
    turn, notch = chance.pick((-20, 0, 20)), chance.between(14, 24)
    edge = chance.between(17, 21)
    east, west = 24 + edge, 24 - edge
    half = f"C{points(24 + edge / 2, 28, east, 26, east, 16)}Q{points(24 + edge / 1.5, 6)} 25.5 9"
    back = (
        f"L24 {number(notch)} 22.5 9Q{points(24 - edge / 1.5, 6, west, 16)}C{points(west, 26, 24 - edge / 2, 28)} 24 35"
    )
    rays = "M24 33L33 15M24 33L15 15" if chance.pick((True, False)) else ""
    return solid(f"M24 35{half}{back}", turn) + opening(rays, 1.4, turn) + line("M24 34V43", 2.2, turn=turn), ()


LEAVES: Figures = (oval_leaf, half_leaf, sprig, blades, clover, fan_leaf)
