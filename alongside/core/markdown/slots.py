"""Places in stored HTML that are filled when a page is made.

A slot is `kind:id` between two private-use characters. No author can write one: `characters.clean` takes every
private-use character out of what comes in, and slots are put in afterwards, only between tags, never inside one.

| slot | filled with |
|---|---|
| `alias:<public id>` | the alias's present name, linked |
| `post:<public id>` | "Lily's earlier words", one tap away; nothing when they are withdrawn |
| `picture:<public id>` | a picture to open by a tap, with its alternative text and credit |
| `words:quoted`, `words:signature` | the line that unfolds quoted text or a signature in old mail |
| `words:masked` | "(a passage was left out here)" |
"""

import re
from collections.abc import Mapping

OPEN, CLOSE = "\ue000", "\ue001"
PUBLIC_ID = "[a-z2-7]{26}"
_SLOT = re.compile(f"{OPEN}([a-z]+:[a-z0-9]+){CLOSE}")


def slot(kind: str, key: str) -> str:
    """The marker of a slot, to stand in HTML or text."""
    return f"{OPEN}{kind}:{key}{CLOSE}"


def slots_in(html: str) -> tuple[str, ...]:
    """What a page needs to know before it fills this HTML: `kind:id`, each once, in order of appearance."""
    return tuple(dict.fromkeys(_SLOT.findall(html))) if OPEN in html else ()


def fill(html: str, filling: Mapping[str, str]) -> str:
    """The HTML with every slot filled by ready, safe HTML; a slot nothing is known of vanishes."""
    if OPEN not in html:  # most posts: nothing to do, on the hottest page there is
        return html
    return _SLOT.sub(lambda found: filling.get(found[1], ""), html)


def fill_text(text: str, names: Mapping[str, str]) -> str:
    """Plain text with its slots filled by plain words, for mail and snippets."""
    return fill(text, names)


def without_slots(text: str) -> str:
    """Plain text with every slot taken out; for the search index, which must not know names."""
    return fill(text, {})
