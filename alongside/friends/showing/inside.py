"""What a shown truth holds, sealed under the key of whoever shows it."""

import json
from typing import TypedDict

from alongside.core.sealing import alias_scope, blind, seal, unseal, veil
from alongside.friends.models import Shown

SEALED = "friends_shown.sealed"
AS_LONG = 256  # letters of what is sealed, or twice so many: its length doesn't tell whose other row says the same


class Truthful(TypedDict, total=False):
    """What is shown."""

    words: str  # a name, a town, a number
    picture: str  # public id
    alias: str  # the name one goes by elsewhere
    community: str  # the name of that community


def sealed_truth(shown: Shown, alias: str, said: Truthful) -> bytes:
    """Seal it for this row, under the key of the alias that shows it."""
    plain = json.dumps(said)
    plain += " " * (-len(plain) % AS_LONG)
    return veil(seal(plain, scope=alias_scope(alias), place=SEALED, row=shown.public_id), shown.public_id)


def opened_truth(shown: Shown, alias: str) -> Truthful:
    """What this row shows."""
    sealed = veil(shown.sealed, shown.public_id)
    said: Truthful = json.loads(unseal(sealed, scope=alias_scope(alias), place=SEALED, row=shown.public_id))
    return said


def place_of_face(alias: str, friendship: str) -> str:
    """Where a shown face is placed; it names neither the friendship nor the row."""
    return f"shown {blind(f'{alias}|{friendship}', 'shown face').hex()[:32]}"
