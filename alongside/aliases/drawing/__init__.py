"""The picture an alias has before it brings its own: a leaf, a stone or a wave, drawn from a random seed.

The seed alone decides everything, so a picture is never stored. It has two muted colours, one pale and one deep, so
that it holds on light and on dark paper and stays distinct in grey. Openings are painted in the colour of the ground:
without clip paths or masks no element needs an id, and several pictures can stand inline on one page.
"""

from alongside.aliases.drawing.leaves import LEAVES
from alongside.aliases.drawing.marks import MARKS
from alongside.aliases.drawing.stones import STONES
from alongside.aliases.drawing.strokes import SIDE, Chance
from alongside.aliases.drawing.waves import WAVES

# Pale and deep shades of the same hues; any pale goes with any deep at no less than 3:1.
PALE = ("#ead9c3", "#e6cfc4", "#dfe0c4", "#cfdfcd", "#c8dedb", "#cbd9e6", "#d7d3e6", "#e6d0d9", "#e9dfb8", "#dcd8cf")
DEEP = ("#7a4f3a", "#8a4b45", "#5c5f2c", "#3f6346", "#2f6364", "#3c5a7a", "#575082", "#7a4763", "#74591f", "#55534d")


def draw(seed: str) -> str:
    """Return the SVG of the picture that belongs to this seed."""
    chance = Chance(seed)
    figure = chance.pick(chance.pick((LEAVES, STONES, WAVES)))
    pale, deep = chance.pick(PALE), chance.pick(DEEP)
    ground, ink = chance.pick(((pale, deep), (deep, pale)))
    shapes, free_corners = figure(chance)
    mark = chance.pick(MARKS)(chance.pick(free_corners)) if free_corners else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" rx="12" fill="{ground}"/>'
        f'<g fill="{ink}" stroke-linecap="round" stroke-linejoin="round">'
        f"{(shapes + mark).replace('GROUND', ground).replace('INK', ink)}</g></svg>"
    )
