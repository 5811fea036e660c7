"""Where words that aren't said yet to one person are kept."""

from alongside.core.sealing import blind

LETTERS = 40  # of the hash: 160 bits, and it fits into a draft's place


def unsaid_place(writer: str, other: str) -> str:
    """The place of such a draft: the row of a draft names who writes it, so its place doesn't name for whom."""
    return f"friend {blind(f'{writer}|{other}', 'unsaid').hex()[:LETTERS]}"
