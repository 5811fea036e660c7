"""Puts neutral names in place of real ones where mails name people: greetings, signings, "Ann wrote", quoted heads."""

import re
from collections.abc import Mapping

from alongside.core.mailtext.lines import header_kind
from alongside.core.mailtext.phrases import WROTE_RE

SOMEBODY = "[name]"  # two people of a thread share this given name, or nobody knows it
_GREETING = 60  # letters of a first line that may be "Dear Ann,"
_SHORT = 200  # letters of a line that may say who wrote
_WORD = re.compile(r"[^\W_]+")
_EDGES = " \t>|-–—~.,!;:*_/()[]\"'"
_INITIALS = re.compile(r"([A-Z][A-Za-z]{0,20})>")
_BEHALF = re.compile(r"on behalf of", re.IGNORECASE)


class Renaming:
    """The people of one thread, each with a neutral name."""

    def __init__(self, people: Mapping[str, str]) -> None:
        self._full = {
            tuple(words): alias
            for name, alias in people.items()
            if len(words := _WORD.findall(name.casefold())) > 1 and len(name) >= 5
        }
        self._given = _given(people)

    def rename(self, text: str) -> str:
        """Returns the text with each of them under their neutral name, as far as a line says it means a person."""
        if not text or not self._given:
            return text
        present = set(_WORD.findall(text.casefold()))
        text = _full_names(text, self._full, present)
        return _lines(text, {word: self._given[word] for word in self._given.keys() & present})


def _lines(text: str, given: Mapping[str, str]) -> str:
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    for n, line in enumerate(lines):
        if (kind := header_kind(line.lstrip("> |"))) in ("t", "c") and "[" in line:
            lines[n] = _head_of(line) + " " + SOMEBODY
        elif given and any(word in line.casefold() for word in given):
            lines[n] = _line(line, given, means_person=(n == first and len(line) <= _GREETING) or kind == "f")
    return "\n".join(lines)


def _full_names(text: str, full: Mapping[tuple[str, ...], str], present: set[str]) -> str:
    for words, alias in full.items():
        if present.issuperset(words):
            between = r"[\s.,'-]{1,4}"
            text = re.sub(rf"(?<!\w){between.join(map(re.escape, words))}(?!\w)", alias, text, flags=re.IGNORECASE)
    return text


def _given(people: Mapping[str, str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for name, alias in people.items():
        words = [word for word in _WORD.findall(name.casefold()) if len(word) > 2 and not word.isdigit()]
        for word in {*words[:1], *words[-1:]}:
            given[word] = alias if given.get(word, alias) == alias else SOMEBODY
    return given


def _line(line: str, given: Mapping[str, str], *, means_person: bool) -> str:
    bare = [word.casefold() for word in _WORD.findall(line.strip(_EDGES))]
    signs = 0 < len(bare) <= 3 and all(word in given or len(word) == 1 for word in bare)
    says = len(line) <= _SHORT and (WROTE_RE.search(line) or _BEHALF.search(line))
    if means_person or signs or says:
        return _once(_WORD.sub(lambda word: _named(word[0], given), line))
    prefix = _INITIALS.match(line.lstrip())
    if prefix and prefix[1].casefold() in given:
        return line.replace(prefix[1], given[prefix[1].casefold()], 1)
    return line


def _named(word: str, given: Mapping[str, str]) -> str:
    return given.get(word.casefold(), word) if word[0].isupper() or word.isupper() else word


def _once(line: str) -> str:
    """Given and family name became the same name twice."""
    return re.sub(r"(\b[A-Z]\w+ [A-Z]\w+(?: \d+)?)(?:[\s,.]{1,3}(?:[A-Z]\.?[\s,]{1,2})?\1)+", r"\1", line)


def _head_of(line: str) -> str:
    return line[: re.search("[:：]", line).end()] if ":" in line or "：" in line else line  # type: ignore[union-attr]
