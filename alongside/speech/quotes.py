"""Which words of a text are its writer's own: not the lines, nor the longer quotations, that repeat somebody else."""

import re2

from alongside.speech.loaded import is_in, lists_named
from alongside.speech.plain import LOOKED_AT, plain

SHORTEST = 3  # words: what is shorter is a word held with tongs, such as "ending it", and is the writer's own
BEFORE = 60  # characters before a quotation in which somebody says whose words they are

# A mark that opens stands after a space or at the start, so an inch or a forgotten mark opens nothing.
_QUOTATION = re2.compile(r'“[^“”\n]+”|«[^«»\n]+»|„[^„“”\n]+[“”]|(?:^|[\s(])"[^"\s][^"\n]*"')


def own_words(text: str) -> str:
    """The text with blanks in the place of other people's words."""
    text = _without_quoted_lines(text[:LOOKED_AT])
    if not any(mark in text for mark in '“«„"'):
        return text
    pieces, before = [], 0
    for found in _QUOTATION.finditer(text):
        if _says_something(found[0]) and not _is_own(text[max(0, found.start() - BEFORE) : found.start()]):
            pieces += [text[before : found.start()], " ! "]
            before = found.end()
    return "".join([*pieces, text[before:]])


def _says_something(quotation: str) -> bool:
    return len(quotation.split()) >= SHORTEST or any(mark in quotation for mark in "!?.")


def _is_own(before: str) -> bool:
    """Whether the words before a quotation say that the writer thinks or says it."""
    words = plain(before.rpartition("\n")[2])
    return any(is_in(ready.lexicon.letters_of(words), ready.parts.get("", ())) for ready in lists_named("mine"))


def _without_quoted_lines(text: str) -> str:
    if ">" not in text:
        return text
    return "\n".join("!" if line.lstrip().startswith(">") else line for line in text.split("\n"))
