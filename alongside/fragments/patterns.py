"""Macros as patterns: rendered once with places left open, then filled as often as there is something to show.

The macro stays the one source of the HTML. A page of 50 posts would otherwise call it 50 times with the same words.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.template import engines
from markupsafe import Markup

_OPEN, _CLOSE = "\ue010", "\ue011"  # beside those of stored slots, and like them never in what people write
_PLACE = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")
_BETWEEN_LINES = re.compile(r"\s*\n\s*")


def as_made(html: str) -> Markup:
    """HTML that our own macros made, or that has passed the allow-list: not to be escaped again."""
    return Markup(html)  # noqa: S704


def place(name: str) -> Markup:
    """An open place in a pattern, for the value of this name."""
    return as_made(f"{_OPEN}{name}{_CLOSE}")


@lru_cache(64)
def macro(template: str, name: str) -> Any:
    """A macro of one of our templates, to call from here."""
    return getattr(engines["jinja2"].env.get_template(template).module, name)  # type: ignore[attr-defined]


def pattern(html: str, *, tight: bool = True) -> str:
    """What a macro gave for open places, as a text for the % operator; tight is without the lines' indentation.

    What holds somebody's own words, such as a draft in its box, is never made tight: its blank lines are theirs.
    """
    lines = _BETWEEN_LINES.sub("\n", html).strip() if tight else html
    return _PLACE.sub(r"%(\1)s", lines.replace("%", "%%"))


def filled(made: str, values: Mapping[str, str]) -> str:
    """The pattern with its places filled by HTML that is safe already."""
    return made % values
