"""What a visitor says when they ask where to start. It lives as long as the page is made, and is kept nowhere."""

from dataclasses import dataclass, field

LONGEST = 10_000  # characters: a whole story fits, and it is read in milliseconds


@dataclass(frozen=True, slots=True)
class Asked:
    """Their own words, and what they tapped; each may be empty."""

    words: str = field(default="", repr=False)  # never in a log, not even by accident
    stands: tuple[str, ...] = ()
    language: str = ""  # empty: the one they write in
    hope: str = ""

    def __bool__(self) -> bool:
        return bool(self.words.strip() or self.stands or self.language or self.hope)
