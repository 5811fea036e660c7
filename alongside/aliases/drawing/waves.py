"""Waves: one kind for each function. The filled ones run into the ground's round lower corners."""

from alongside.aliases.drawing.strokes import SIDE, Chance, Figure, Figures, disc, line, number, opening, points, solid

SEA_BED = "V36A12 12 0 0 1 36 48H12A12 12 0 0 1 0 36Z"


def ripple(x: float, y: float, reach: float, high: float, count: int) -> str:
    """The path of a line that swings up and down, so many times."""
    return f"M{points(x, y)}q{points(reach / 2, -high, reach, 0)}" + f"t{number(reach)} 0" * (count - 1)


def wave_lines(chance: Chance) -> Figure:
    """Swinging lines one below the other."""
    count, bends = chance.pick((2, 3, 4)), chance.pick((2, 3, 4))
    high = chance.between(0.45, 0.8) * 32 / bends
    gap = 21 / count
    top = 26 - gap * (count - 1) / 2 if count > 2 else 28
    rows = "".join(ripple(8, top + row * gap, 32 / bends, high, bends) for row in range(count))
    return line(rows, chance.pick((2.2, 3.4))), ("left", "right") if count == 2 else ()


def swell(chance: Chance) -> Figure:
    """The sea up to a moving edge, filling the ground below it."""
    bends, level = chance.pick((2, 3, 4)), chance.between(20, 27)
    high = chance.between(0.35, 0.75) * SIDE / bends
    sea = ripple(0, level, SIDE / bends, high, bends) + SEA_BED
    rows = "".join(
        ripple(8, y, 32 / bends, high * 0.5, bends) for y in (level + 8, level + 15)[: chance.pick((0, 1, 2))]
    )
    return solid(sea) + (opening(rows, 1.8) if rows else ""), ("left", "right")


def breaker(chance: Chance) -> Figure:
    """A wave about to fall, with or without foam."""
    tip, flip, top = chance.between(-2, 5), chance.pick((True, False)), chance.between(9, 16)
    back = f"M0 36C10 36 10 {points(top, 27 + tip, top)}C36 {points(top, 41, top + 6, 41, top + 12)}"
    face = f"C37 {points(top + 7, 29, top + 7, 27, top + 13)}C25 31 36 36 48 34"
    foam = chance.pick(("", f"M9 39Q17 37 {points(19, top + 15)}", "M10 42q5-5 10 0t10 0t9 0", "M8 41H40M15 36H29"))
    shape = solid(back + face + SEA_BED) + (opening(foam, 1.8) if foam else "")
    return (f'<g transform="matrix(-1 0 0 1 48 0)">{shape}</g>', ("right",)) if flip else (shape, ("left",))


def rings(chance: Chance) -> Figure:
    """What a drop leaves: whole rings, the part of them over a horizon, or those that run out from a corner."""
    at = chance.between(31, 37)
    (x, y), reach, sweep = chance.pick((((24, 24), 19, "whole"), ((24, at), 19, "half"), ((8, 40), 33, "quarter")))
    step, width = chance.between(4.4, 6.6), chance.between(1.6, 3)
    shapes, radius = disc(x, y, chance.pick((1.8, 3))), step + 1.5
    while radius < reach:
        start = points(x, y - radius) if sweep == "quarter" else points(x - radius, y)
        back = f"A{points(radius, radius)} 0 0 1 {points(x - radius, y)}" if sweep == "whole" else ""
        shapes += line(f"M{start}A{points(radius, radius)} 0 0 1 {points(x + radius, y)}{back}", width)
        radius += step
    return shapes, ("right",) if sweep == "quarter" and radius - step < 24 else ()


def scallops(chance: Chance) -> Figure:
    """Rows of bows like scales, with or without an eye in each."""
    across, width, hang = chance.pick((2, 3)), chance.between(1.8, 3.4), chance.pick((0, 1))
    reach, rise, dot, rows, dots = 34 / across, chance.between(0.44, 0.62), chance.pick((0, 0, 1.7)), "", ""
    for row in range(across + 1):
        y, shift = 18 + row * reach * rise - 4 * hang, (row % 2) * reach / 2
        bows = across - row % 2
        rows += f"M{points(7 + shift, y)}" + f"a{points(reach / 2, reach / 2)} 0 0 {1 - hang} {number(reach)} 0" * bows
        dots += "".join(disc(7 + shift + reach * (n + 0.5), y - 1 + 2 * hang, dot) for n in range(bows)) if dot else ""
    return line(rows, width) + dots, ()


def river(chance: Chance) -> Figure:
    """A stream that comes from above, seen between its banks."""
    turn, width, bow = chance.pick((0, 45, 90, 135)), chance.pick((3, 5)), chance.between(8, 16)
    gap = width + chance.between(3.5, 5)
    rows = "".join(
        f"M{points(24 + n * gap, 7)}q{points(-bow, 8.5, 0, 17)}t0 17" for n in chance.pick(((-1, 0, 1), (-0.5, 0.5)))
    )
    return line(rows, width, turn=turn), ()


WAVES: Figures = (wave_lines, swell, breaker, rings, scallops, river)
