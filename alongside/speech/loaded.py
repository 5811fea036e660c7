"""The lists made ready: at the first look, and again when a file in the hosts' folder has changed.

The folder is looked at once in half a minute; the files of the house change with a release alone.
"""

import threading
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path

import re2
from django.conf import settings

from alongside.core import clock
from alongside.speech.lexicon import Found, Lexicon, Pattern, letters_for_nothing
from alongside.speech.lines import LISTS, WORDS, File
from alongside.speech.lists import List, read_lists

LOOK_AGAIN = 30.0  # seconds: a host who changed a file sees it work while the page is still open
PACK = 16  # lines made into one pattern: with 64 RE2 forgets what it learnt within a text, with 4 there are many to ask
# Bytes for a pack and the states RE2 keeps of it; all packs together stay at a few MB.
MEMORY = 1_000_000


type Patterns = tuple[Pattern, ...]


@dataclass(frozen=True)
class Ready:
    """One list in one language, made ready."""

    language: str
    parts: dict[str, Patterns]
    excluded: Patterns
    spared: Patterns
    lexicon: Lexicon  # that of its language

    def left_of(self, text: bytes) -> bytes:
        """The plain text without what means nothing here; nothing, where this list isn't to look."""
        if is_in(text, self.spared):
            return b""
        for pattern in self.excluded:
            text = pattern.sub(_blank, text)
        return text


@dataclass
class _Shelf:
    lists: dict[str, tuple[Ready, ...]] = field(default_factory=dict)
    state: object = None
    looked: float = 0.0


_shelf = _Shelf()
_making = threading.Lock()


def lists_named(name: str) -> tuple[Ready, ...]:
    """The list in each language there is."""
    now = clock.now().timestamp()
    if _shelf.state is None or abs(now - _shelf.looked) > LOOK_AGAIN:
        with _making:
            state = _state_of(settings.PHRASES)
            if state != _shelf.state:
                _shelf.lists = _made_ready(read_lists(settings.PHRASES)[0])
                _shelf.state = state
            _shelf.looked = now
    return _shelf.lists.get(name, ())


def _blank(found: Found) -> bytes:
    """Nothing, as long as what it stands for."""
    return letters_for_nothing((found.end() - found.start()) // 2)


def is_in(text: bytes, patterns: Patterns) -> bool:
    """Whether one of the patterns is found in a plain text."""
    return any(pattern.search(text) for pattern in patterns)


def _state_of(folder: Path) -> object:
    """What changes with each file in the folder."""
    try:
        files = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in folder.glob("*.txt")]
    except OSError:
        files = []  # one was taken away this moment: the next look sees it
    return folder, sorted(files)


def _made_ready(lists: dict[File, List]) -> dict[str, tuple[Ready, ...]]:
    ready: dict[str, tuple[Ready, ...]] = {}
    for language in sorted({language for _name, language in lists}):
        spoken = {name: read for (name, spoken), read in lists.items() if spoken == language}
        everything = [pattern for read in spoken.values() for pattern in read.patterns]
        lexicon = Lexicon(everything, spoken[WORDS].passed)
        for name, read in spoken.items():
            parts = {part: _packed(read.parts[part], lexicon) for part in LISTS[name] if part in read.parts}
            one = Ready(language, parts, _packed(read.excluded, lexicon), _packed(read.spared, lexicon), lexicon)
            ready[name] = (*ready.get(name, ()), one)
    re2.purge()  # it keeps each line's pattern, which was made to see whether it can be
    return ready


def _packed(patterns: list[str], lexicon: Lexicon) -> Patterns:
    """The patterns, a few in one."""
    packs = (list(pack) for pack in batched(patterns, PACK))
    return tuple(made for pack in packs for made in _compiled(pack, lexicon))


def _compiled(pack: list[str], lexicon: Lexicon) -> Patterns:
    """One pattern, or several where hosts wrote lines that are too large together; each alone was tried."""
    try:
        return (lexicon.compiled(pack, MEMORY),)
    except re2.error:
        half = len(pack) // 2
        return _compiled(pack[:half], lexicon) + _compiled(pack[half:], lexicon)
