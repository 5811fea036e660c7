"""Vouches as part of what a person takes along: what they said, and what is said of them, and never who or of whom."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.friends.vouches.access import vouches_given
from alongside.friends.vouches.words import as_given, said_of


def export_vouches(alias: Alias) -> dict[str, Any]:
    """One's own vouches without whom they are about, and others' as the words that everybody here reads."""
    given = [{"words": as_given(one.how), "month": one.month} for one in vouches_given(alias)]
    return {"given": given, "received": said_of(alias)}
