"""Tells the new words of a mail from what it quotes and how it is signed. Every line lands in one of the three."""

import re
from dataclasses import dataclass

from alongside.core.mailtext.lines import letters_of

WORDS, QUOTED, SIGNED = "W", "Q", "S"
LINES = 5_000  # no honest mail is longer; what is beyond counts as one last line
SIGNATURE_LINES = 20  # after "-- "; a longer one is a text that happens to stand below dashes
SHORT_SIGNATURE = 4  # after any other rule of dashes


@dataclass(frozen=True, slots=True)
class Extracted:
    """A mail's text in three: the new words, what was quoted, and the signature with all that programs added."""

    words: str
    quoted: str
    signature: str


def extract(text: str) -> Extracted:
    """Divides a mail's text; when it is unsure it keeps a line among the words."""
    lines = text.replace("\r\n", "\n").split("\n", LINES)
    folds = decide(letters_of(lines))
    return Extracted(*(_joined(lines, folds, fold) for fold in (WORDS, QUOTED, SIGNED)))


def _joined(lines: list[str], folds: list[str], fold: str) -> str:
    kept: list[str] = []
    for n, line in enumerate(lines):
        if folds[n] == fold:
            if kept and n and folds[n - 1] != fold and kept[-1].strip() and line.strip():
                kept.append("")  # something was folded between the two
            kept.append(line.rstrip())
    return "\n".join(kept).strip("\n").rstrip()


def decide(letters: str) -> list[str]:
    """Decides on the string of letters alone which fold each line belongs to."""
    folds = [WORDS] * len(letters)
    _fold_signatures(letters, folds)
    _fold_quotes(letters, folds)
    _fold_tail(letters, folds)
    if not any(fold == WORDS and letter in "tq" for fold, letter in zip(folds, letters, strict=True)):
        _show_again(letters, folds)
    return folds


def _fold_signatures(letters: str, folds: list[str]) -> None:
    """Folds what stands below "-- " up to the next quoted thing, and the armour of signed mail."""
    last_text = letters.rfind("t")
    for found in re.finditer(r"g[^gqiabfh]*", letters):
        start, end = found.span()
        amid_quotes = end < len(letters) and letters[end] in "qi" and last_text >= end
        if letters.count("t", start, end) <= SIGNATURE_LINES and not amid_quotes:
            folds[start:end] = SIGNED * (end - start)
    for found in re.finditer("p+", letters):
        folds[found.start() : found.end()] = SIGNED * (found.end() - found.start())


def _fold_quotes(letters: str, folds: list[str]) -> None:
    """Walks over what introduces a quote, and folds what follows it unless new words come after."""
    place, said = 0, False
    while place < len(letters):
        letter = letters[place]
        if folds[place] != WORDS or letter in "ed":
            place += 1
        elif letter in "bfh":
            place = _fold_embedded(letters, folds, place, said)
        elif letter == "a":
            place = _fold_attributed(letters, folds, place, said)
        elif letter == "i" and not said:
            end = _run(letters, place, "qie")
            if _words_after(letters, folds, end):
                _fold(folds, place, end)
            place = end
        else:
            said = said or letter == "t"
            place += 1


def _fold_embedded(letters: str, folds: list[str], place: int, said: bool) -> int:
    """An embedded mail: all that follows is quoted, unless nothing was said before; then only its head is."""
    if said:
        _fold(folds, _back_over_rules(letters, place), len(letters))
        return len(letters)
    end = _run(letters, place, "bfhed")
    _fold(folds, place, end)
    return end


def _fold_attributed(letters: str, folds: list[str], place: int, said: bool) -> int:
    end = _run(letters, place, "a")
    quote_end = _run(letters, end, "qie")
    has_quote = bool(re.search("[qi]", letters[end:quote_end]))
    if not has_quote:
        if said:
            _fold(folds, place, len(letters))
            return len(letters)
        _fold(folds, place, end)
        return end
    if not _words_after(letters, folds, quote_end):
        _fold(folds, place, quote_end)
        return quote_end
    between = bool(re.search("[qi]", letters[quote_end:].rstrip("qiedsgp"))) or said
    # New words stand below one quote, or between many: between many the quotes stay, because they give the sense.
    _fold(folds, place, end if between else quote_end)
    return end if between else quote_end


def _words_after(letters: str, folds: list[str], place: int) -> bool:
    backwards = range(len(letters) - 1, place - 1, -1)  # words mostly stand near the end, if there are any
    return any(letters[n] == "t" and folds[n] == WORDS for n in backwards)


def _run(letters: str, place: int, of: str) -> int:
    while place < len(letters) and letters[place] in of:
        place += 1
    return place


def _back_over_rules(letters: str, place: int) -> int:
    while place and letters[place - 1] in "ed":
        place -= 1
    return place


def _fold(folds: list[str], start: int, end: int, fold: str = QUOTED) -> None:
    folds[start:end] = [fold if old == WORDS else old for old in folds[start:end]]


def _fold_tail(letters: str, folds: list[str]) -> None:
    """Folds what trails the new words: quotes nobody answered, a rule with a few lines, what devices and lists add."""
    end = len(letters)
    while True:
        while end and (folds[end - 1] != WORDS or letters[end - 1] in "edgsqi"):
            letter = letters[end - 1]
            _fold(folds, end - 1, end, QUOTED if letter in "qi" else SIGNED)
            end -= 1
        start = _short_signature(letters, folds, end)
        if start is None:
            return
        _fold(folds, start, end, SIGNED)
        end = start


def _short_signature(letters: str, folds: list[str], end: int) -> int | None:
    """Finds a rule or an added line with no more than a few lines below it, and words above."""
    texts = 0
    for n in range(end - 1, -1, -1):
        if folds[n] != WORDS or letters[n] in "qiabfh":
            return None
        if letters[n] == "t":
            texts += 1
            if texts > SHORT_SIGNATURE:
                return None
        elif letters[n] in "dg" and n and letters[n - 1] == "e" and "t" in letters[:n]:
            return n
    return None


def _show_again(letters: str, folds: list[str]) -> None:
    """A mail without new words shows what it has: quotes if they stand alone, else all but its heads."""
    wanted = "qi" if "a" not in letters and "i" not in letters else "tqi"
    for n, letter in enumerate(letters):
        if letter in wanted + "e" and folds[n] == QUOTED:
            folds[n] = WORDS
