"""How much two texts say the same in the same words; for a hint, never for a verdict."""

import re

SHINGLE = 4  # words in a row: fewer are common turns of speech, more miss a text with a word changed here and there
FEWEST = 8  # shingles: of shorter texts ("Good morning, how is everybody?") likeness says nothing
LONGEST = 1_000  # letters looked at: enough to tell, and forty texts are compared in a few milliseconds
NEARLY_THE_SAME = 0.6  # of all shingles in common: the same advertisement reworded is above, two recipes far below

WORD = re.compile(r"[^\W_]+")
LINK = re.compile(r"(?:https?://|www\.)([^\s<>()\[\]\"'?#]+)", re.IGNORECASE)


def shingles_of(text: str) -> frozenset[int]:
    """The short runs of words a text is made of, as numbers; none for one that is too short to tell."""
    words = WORD.findall(text[:LONGEST].casefold())
    found = frozenset(map(hash, zip(*(words[at:] for at in range(SHINGLE)), strict=False)))
    return found if len(found) >= FEWEST else frozenset()


def is_nearly_the_same(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two texts share most of their runs of words."""
    if not one or not other:
        return False
    both = len(one & other)
    return both >= NEARLY_THE_SAME * (len(one) + len(other) - both)


def links_in(text: str) -> frozenset[str]:
    """Where the links of a text lead: place and path, without what a campaign hangs on them; front pages count not."""
    found = (link.casefold().removeprefix("www.").rstrip("/.,;:!") for link in LINK.findall(text))
    return frozenset(link for link in found if "/" in link)
