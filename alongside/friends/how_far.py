"""How far one of two has read, and from where: kept so that no stolen copy joins the two by it.

Who reads everything has the number of the newest message, and so does the other; few conversations are as long as
theirs. So each side's numbers stand as far from the true ones as a keyed hash of that side says.
"""

from alongside.core.sealing import blind
from alongside.friends.models import Side

MOVED = 2**30  # what is kept is larger; what is smaller stands as it is, which is nothing, or was kept before
READ_TO, FROM_NUMBER = "read to", "from number"


def read_to(side: Side) -> int:
    """The number of the message up to which this side has read."""
    return _number(side, READ_TO, side.read_to)


def from_number(side: Side) -> int:
    """The number of the last message that this side left behind."""
    return _number(side, FROM_NUMBER, side.from_number)


def kept(side: Side, what: str, number: int) -> int:
    """The number as its column keeps it; of two of one side the larger stays the larger."""
    return number + _distance(side, what) if number else 0


def _number(side: Side, what: str, stored: int) -> int:
    return stored - _distance(side, what) if stored >= MOVED else stored


def _distance(side: Side, what: str) -> int:
    return MOVED + (int.from_bytes(blind(f"{side.public_id}|{what}", "how far")[:4]) >> 4)
