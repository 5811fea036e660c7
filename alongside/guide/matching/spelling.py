"""Words as people spell them: which known word a misspelled one is nearest to."""

SHORTEST = 6  # below that, too many words are one letter apart
LONG = 9  # from here on two slips are forgiven
TRIES = 25  # unknown words looked at in a text, so that a text of nonsense takes no longer than another


class Speller:
    """Known words by their first letter, each with the letters it holds, which rules most of them out at once."""

    def __init__(self, known: frozenset[str]) -> None:
        self.known = known
        self._by_letter: dict[str, list[tuple[str, int]]] = {}
        for word in sorted(known):
            if len(word) >= SHORTEST:
                self._by_letter.setdefault(word[0], []).append((word, _letters(word)))

    def find(self, word: str) -> str | None:
        """The known word it is likely to stand for: the same first letter, one slip, or two in a long word."""
        if len(word) < SHORTEST or not word.isalpha():
            return None
        slips = 2 if len(word) >= LONG else 1
        letters, best, least = _letters(word), None, slips + 1
        for known, others in self._by_letter.get(word[0], ()):
            if abs(len(known) - len(word)) > slips or (letters ^ others).bit_count() > 2 * slips:
                continue
            distance = apart(word, known, slips)
            if distance < least:
                best, least = known, distance
        return best


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 32)
    return bits


def apart(one: str, other: str, most: int) -> int:
    """How many letters were left out, added, changed or swapped between two words; `most` + 1 for anything more."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, another in enumerate(other, 1):
            cost = min(last[column] + 1, here[-1] + 1, last[column - 1] + (letter != another))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == another:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        if min(here) > most:
            return most + 1
        before, last = last, here
    return last[-1]
