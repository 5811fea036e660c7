"""Names after an @: kept as references, so that a renamed or erased alias is renamed or gone everywhere."""

import re
from collections.abc import Callable, Mapping

from alongside.core.markdown.slots import PUBLIC_ID, slot
from alongside.core.names import NAME_CHARACTERS, NAME_WORDS

MENTIONS = 20  # a post may call so many people; more would be a way to shout at a whole community

# Given what may be names ("Blue Heron") and references ("alias:<public id>"), says which alias of this community
# each one is. One call a post, so one query.
Resolve = Callable[[frozenset[str]], Mapping[str, str]]

_START = re.compile(r"(?:^|(?<=[\s(\[{\"“‘'«*_~>—–¿¡]))@(?=[^\W_])", re.M)
_REFERENCE = re.compile(f"alias:{PUBLIC_ID}(?![a-z0-9])")
_WORD = re.compile(r"[^\s@]+")
_AFTER_NAME = ".,;:!?'’)]}>\"”»*_~…–—-"


_NEVER_LAST = " &+=/|#%$€£-–—"  # "@Lily & I": the sign belongs to the sentence


def refer(source: str, resolve: Resolve) -> tuple[str, tuple[str, ...]]:
    """The text with every known name after an @ as `@alias:<public id>`, and whom it mentions."""
    if "@" not in source:
        return source, ()
    starts = [found.end() for found in _START.finditer(source)][:MENTIONS]
    candidates = {start: _candidates(source, start) for start in starts}
    known = resolve(frozenset(name for names in candidates.values() for name in names)) if starts else {}
    parts, at, mentioned = [], 0, []
    for start, names in candidates.items():
        name = next((name for name in names if name in known), None)
        if name is not None and start >= at:
            parts += [source[at:start], f"alias:{known[name]}"]
            at = start + len(name)
            mentioned.append(known[name])
    return "".join([*parts, source[at:]]), tuple(dict.fromkeys(mentioned))


def _candidates(source: str, start: int) -> list[str]:
    """What may be the name that begins here, the longest first."""
    if reference := _REFERENCE.match(source, start):
        return [reference[0]]
    line = source[start : start + NAME_CHARACTERS + 2].split("\n", 1)[0]
    names = []
    for word in list(_WORD.finditer(line))[:NAME_WORDS]:
        names.append(line[: word.end()].rstrip(_AFTER_NAME))
        if len(names[-1]) < word.end() and line[word.end() - 1] != ".":
            break  # a comma, a bracket, a dash: the name ends here
    possessive = [name[:-2] for name in names if name.endswith(("'s", "’s"))]
    whole = {name for name in (*names, *possessive) if name and name[-1] not in _NEVER_LAST}
    return [name for name in sorted(whole, key=len, reverse=True) if len(name) <= NAME_CHARACTERS]


def slotted(source: str, mentioned: tuple[str, ...]) -> str:
    """The text with every reference to a mentioned alias as a slot."""
    for alias in mentioned:
        source = source.replace(f"@alias:{alias}", slot("alias", alias))
    return source


def editable(source: str, names: Mapping[str, str]) -> str:
    """The stored text as its author edits it: references as present names; unknown ones stay references."""

    def name(found: re.Match[str]) -> str:
        return "@" + names.get(found[0].removeprefix("@alias:"), found[0][1:])

    return re.sub(f"@alias:{PUBLIC_ID}(?![a-z0-9])", name, source)
