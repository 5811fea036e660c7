"""How near one illness or situation is to another in the lists: the same, a kind of it, or beside it."""

import functools

from alongside.guide.matching.concepts import get_concepts

SAME = 1.0
ABOVE = (0.7, 0.5, 0.35)  # a group for all cancers suits somebody with a melanoma, but less than one of their own
BELOW = (0.4, 0.3)
NEAR = 0.4


@functools.cache
def relatives(theirs: str) -> dict[str, float]:
    """What an entry may be about to suit somebody who speaks of one thing, with how well it suits."""
    near = {other: kinship(theirs, other) for other in get_concepts()}
    return {other: nearness for other, nearness in near.items() if nearness}


def kinship(theirs: str, of_entry: str) -> float:
    """From 0 to 1: how well an entry about one thing suits somebody who speaks of another."""
    if theirs == of_entry:
        return SAME
    above, below = _steps(theirs).get(of_entry), _steps(of_entry).get(theirs)
    if above is not None:
        return ABOVE[min(above, len(ABOVE)) - 1]
    if below is not None:
        return BELOW[min(below, len(BELOW)) - 1]
    concepts = get_concepts()
    return NEAR if of_entry in concepts[theirs].near or theirs in concepts[of_entry].near else 0.0


@functools.cache
def _steps(concept: str) -> dict[str, int]:
    """What a concept belongs to, with the number of steps up."""
    found: dict[str, int] = {}
    level, step = {concept}, 0
    while level:
        step += 1
        level = {up for one in level for up in get_concepts()[one].up} - found.keys()
        found.update(dict.fromkeys(level, step))
    return found
