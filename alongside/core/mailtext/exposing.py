"""What in a member's own mail would give them away: addresses, the name they sign with, a telephone number."""

import re
from collections.abc import Sequence
from typing import Literal

from alongside.core.mailtext.heads import Known, mask_heads, mask_own
from alongside.core.mailtext.naming import Naming
from alongside.core.mailtext.scrubbing import MASK, scrub
from alongside.core.mailtext.telephones import telephone_in

CLOSING_LINES = 8  # people sign within a few lines of the end
CLOSING_LETTERS = 4_000  # a signature is a few lines of a few words
SHORT = 60  # letters of a line below a letter: a name, a street, a number

Exposed = Literal["name", "phone"]

_SALUTES = 5  # words of "With love to all of you,"
_SENTENCE = re.compile(r"[.!?…。？！]\W{0,3}\Z")


def replace_own(
    text: str,
    *,
    addresses: Sequence[str],
    own: Sequence[str] = (),
    mask: str = MASK,
    alias: str = "",
    keep: Sequence[str] = (),
    others: str | None = None,
) -> str:
    """Returns the text with the sender's addresses, however spelled, and those we gave to single members masked.

    `own` are our hosts, `keep` the addresses there that everybody may read. With `others`, that word stands in place
    of every other address too.
    """
    text = mask_own(text, Known(addresses, own, Naming(""), alias or mask, mask), keep)
    return text if others is None else scrub(text, others)


def quoted_heads(
    text: str,
    *,
    addresses: Sequence[str] = (),
    own: Sequence[str] = (),
    name: str = "",
    mask: str = MASK,
    alias: str = "",
) -> str:
    """Returns the text with no address left in what programs write above quoted words, and the sender's name replaced.

    Names stay where they stand beside an address of ours, because those are aliases; beside any other they go with it.
    A name without an address stays unless it is the sender's: nothing tells whether it is an alias. This comes before
    anything else takes addresses out, because they say whose the names are.
    """
    return mask_heads(text, Known(addresses, own, Naming(name, alias=alias), alias or mask, mask))


def names_someone(
    words: str, *, name: str, alias: str = "", signature: str = "", lines: int = CLOSING_LINES
) -> Exposed | None:
    """Says whether the last lines or the signature hold the sender's name or a telephone number, and which."""
    naming = Naming(name, alias=alias)
    closing = [line for _, line in _closing(words.split("\n"), lines)]
    closing += signature[:CLOSING_LETTERS].split("\n")
    if any(naming.is_in(line) for line in closing):
        return "name"
    return "phone" if any(telephone_in(line) for line in closing) else None


def without_signature(words: str, *, name: str, alias: str = "", lines: int = CLOSING_LINES) -> tuple[str, str]:
    """Returns the words without the closing lines that give their author away, and those lines."""
    naming = Naming(name, alias=alias)
    every = words.split("\n")
    closing = _closing(every, lines)
    telling = [n for n, line in closing if naming.is_in(line) or telephone_in(line)]
    if not telling:
        return words, ""
    folded = set(telling)
    if (start := _sign_off(closing, telling)) is not None:
        folded.update(range(start, _block_end(every, max(telling))))
    shown = "\n".join(line for n, line in enumerate(every) if n not in folded)
    return shown.rstrip(), "\n".join(every[n] for n in sorted(folded)).strip("\n")


def _closing(every: list[str], lines: int) -> list[tuple[int, str]]:
    """Returns the last lines with something in them that nobody else wrote, with their places, in their order."""
    found: list[tuple[int, str]] = []
    letters = 0
    for n in range(len(every) - 1, -1, -1):
        line = every[n].strip()
        if line and not line.startswith(">"):
            letters += len(line)
            found.append((n, line[-CLOSING_LETTERS:]))
        if len(found) >= lines or letters > CLOSING_LETTERS:
            break
    return found[::-1]


def _sign_off(closing: list[tuple[int, str]], telling: list[int]) -> int | None:
    """Finds where the signature begins: at a telling line below which nothing but short lines stands, or its salute."""
    start = None
    for k in range(len(closing) - 1, -1, -1):
        n, line = closing[k]
        if n not in telling and (len(line) > SHORT or _SENTENCE.search(line)):
            break
        if n in telling:
            if len(line) > SHORT:
                break
            start = k
    if start is None:
        return None
    if start and _salutes(closing[start - 1][1]):
        start -= 1
    return closing[start][0]


def _block_end(every: list[str], last: int) -> int:
    """Goes on below the last telling line to the next empty one: a street or a clinic; not what is said after it."""
    end = last + 1
    while end < len(every) and every[end].strip() and not every[end].lstrip().startswith(">"):
        end += 1
    return end


def _salutes(line: str) -> bool:
    return len(line.split()) <= _SALUTES and (line.endswith((",", "，", "、")) or not line.strip("-_—– "))
