"""Paper codes: what somebody without an account writes down, to find an answer again."""

import secrets

from alongside.core.sealing import blind

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that reads like something else on paper
GROUPS, GROUP = 4, 4  # 79 bits: not guessed in a lifetime of tries


def new_code() -> str:
    """A fresh code, in groups that are easy to copy by hand."""
    return "-".join("".join(secrets.choice(LETTERS) for _i in range(GROUP)) for _g in range(GROUPS))


def fingerprint(code: str, purpose: str = "paper code") -> bytes:
    """What is kept of a code; dashes and capitals don't matter."""
    return blind("".join(letter for letter in code.lower() if letter in LETTERS), purpose)
