"""What somebody is warned of in the first words of somebody they hardly know: money, cures, moving elsewhere.

Nothing is held or refused, and nobody else is told: two who get to know each other speak of such things too. The
warning stands beside the words, for the one alone who reads them.
"""

from alongside.speech.early import asks_elsewhere, asks_for_money, offers_cure

EARLY = 10  # messages of one author in a conversation: who is after something asks for it within them


def warnings_in(text: str) -> list[str]:
    """What these words speak of: "money", "cure", "elsewhere"."""
    seen = {"money": asks_for_money, "cure": offers_cure, "elsewhere": asks_elsewhere}
    return [what for what, is_in in seen.items() if is_in(text)]
