"""One look at what somebody is about to say: what may need care. It decides nothing, and remembers nothing."""

from dataclasses import dataclass, field
from enum import IntEnum

from alongside.speech.lexicon import Heard
from alongside.speech.lines import CALM, HINTS, LISTS
from alongside.speech.loaded import Ready, is_in, lists_named
from alongside.speech.methods import methods_in
from alongside.speech.plain import plain
from alongside.speech.quotes import own_words


class Claim(IntEnum):
    """How much a text reads like something that endangers whoever follows it."""

    NONE = 0
    OWN = 1  # told of oneself, in the past: looked at in a quiet moment
    TO_OTHERS = 2


@dataclass(frozen=True)
class Seen:
    """What one look saw."""

    crisis: bool = False  # somebody speaks of ending their own life
    hinted: bool = (
        False  # they do so in two hints alone: reason enough for a card, and not to call hosts from their bed
    )
    methods: tuple[str, ...] = field(default=())  # passages that tell how, as they stand in the text
    scam: str = ""  # payment, crypto, cure, fundraiser, elsewhere: what it reads like; nothing when it doesn't
    claim: Claim = Claim.NONE
    instructs: bool = False  # words read as instruction to others: the composer hints, once


OUTRIGHT = 3  # hints of different parts that say as much as a plain word
ENOUGH = 2  # hints of different parts: one alone is daily talk here, and who hints at it seldom does so in three ways
NEAR = 40  # words within which hints belong together: any long text holds two of them somewhere

_CLAIMS = {"others": Claim.TO_OTHERS, "own": Claim.OWN, None: Claim.NONE}


def look(text: str, *, language: str = "") -> Seen:
    """Look at a text in its language, or in all we know where it isn't one of them; the time grows with the text alone.

    Who despairs often falls back into the language of home: for that we look in all of them, always.
    """
    said = own_words(text)
    own, whole = Heard(plain(said)), Heard(plain(text)) if said != text else None
    hints = _despair_in(own)
    return Seen(
        crisis=hints >= ENOUGH,
        hinted=ENOUGH <= hints < OUTRIGHT,
        methods=methods_in(text, whole or own),
        scam=_part_in(own, "scam", language) or "",
        claim=_CLAIMS[_part_in(own, "claims", language)],
        instructs=_part_in(own, "instruct", language) is not None,
    )


def instructs(text: str, *, language: str = "") -> bool:
    """Whether words read as instruction to others: the one thing that the composer asks about."""
    return _part_in(Heard(plain(own_words(text))), "instruct", language) is not None


def scams_in(text: str) -> set[str]:
    """Every kind of scam that words read like, in any language; a look says the worst of them alone."""
    heard = Heard(plain(own_words(text)))
    return {part for ready in lists_named("scam") for part in _parts_in(heard.by(ready.lexicon), ready)}


def _despair_in(heard: Heard) -> int:
    """How many hints of different parts say that somebody wants to end their life; a plain word is as much as three."""
    return max((_hints_in(heard.by(ready.lexicon), ready) for ready in lists_named("crisis")), default=0)


def _hints_in(letters: bytes, ready: Ready) -> int:
    parts = _parts_in(letters, ready)
    if "" in parts:
        return OUTRIGHT
    if len(parts) < ENOUGH:
        return 0
    near = (set(_parts_in(letters[at : at + 2 * NEAR], ready)) for at in range(0, max(len(letters) - NEAR, 1), NEAR))
    return max(len(parts.intersection(HINTS)) - (CALM in parts) for parts in near)


def _part_in(heard: Heard, name: str, language: str = "") -> str | None:
    """The first part of a list that is found in a text, if any is."""
    spoken = [ready for ready in lists_named(name) if ready.language == language.partition("-")[0].lower()]
    found = [part for ready in spoken or lists_named(name) for part in _parts_in(heard.by(ready.lexicon), ready)]
    return min(found, key=LISTS[name].index, default=None)


def _parts_in(letters: bytes, ready: Ready) -> list[str]:
    """The parts of one list that are found. Most texts are plain talk: what means nothing is looked for only then."""
    found = [part for part, patterns in ready.parts.items() if is_in(letters, patterns)]
    left = ready.left_of(letters) if found else b""
    return [part for part in found if is_in(left, ready.parts[part])]
