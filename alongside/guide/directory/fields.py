"""What an entry may be made of: every field has a length and a form, wherever its words come from."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from alongside.core import clock
from alongside.core.characters import clean
from alongside.guide.models import Kind

LONGEST = {  # characters: a phrase, a sentence, or two; the columns are as long
    "name": 120, "what": 600, "who": 200, "cost": 120, "privacy": 300, "run_by": 120, "link": 400, "telephone": 60,
    "source": 400,
}  # fmt: skip
MOST = {"conditions": 30, "stands": 3, "hopes": 3, "languages": 12, "countries": 60}  # items of a list
STANDS = ("lives_with", "cares_for", "lost")
HOPES = ("company", "answers", "read")
ELSEWHERE = tuple(kind.value for kind in Kind if kind != Kind.HERE)
REF = re.compile(r"[a-z0-9][a-z0-9-]{1,79}")
ITEMS = {
    "conditions": re.compile(r"[^<>\n]{2,60}"),
    "stands": re.compile("|".join(STANDS)),
    "hopes": re.compile("|".join(HOPES)),
    "languages": re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}"),
    "countries": re.compile(r"[A-Z]{2}"),
}
FIRST_DAY = date(2000, 1, 1)  # nobody wrote a directory for this house before
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")  # never a number
_NUMBER = re.compile(r"\+?[0-9][0-9 ()./-]{1,58}[0-9]")


class FieldBroken(Exception):
    """A field isn't what it should be. `str()` names it, for whoever sent the entry."""


def plain(text: object, name: str) -> str:
    """Words as they may stand in an entry: one paragraph, no marks of HTML, no longer than this field."""
    if text is None:
        return ""
    if not isinstance(text, str):
        raise FieldBroken(f"{name} is no text")
    words = " ".join(clean(text[: LONGEST[name] * 4]).split())
    if "<" in words or ">" in words:
        raise FieldBroken(f"{name} has a < or > in it")
    return _cut(words, LONGEST[name])


def plain_link(text: object, name: str = "link") -> str:
    """An address on everybody's net that can be followed safely, or nothing where there is none."""
    link = plain(text, name)
    if not link:
        return ""
    host = host_of(link)
    if len(str(text)) > LONGEST[name] or not link.isascii() or " " in link or not host:
        raise FieldBroken(f"{name} is no plain https:// address")
    return link


def host_of(link: str) -> str:
    """The name of the site that a link leads to; nothing where it is no plain https address."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme == "https" and parts.netloc.lower() == host and _HOST.fullmatch(host) else ""


def plain_telephone(text: object) -> str:
    """A number as one dials it."""
    number = plain(text, "telephone")
    if number and not _NUMBER.fullmatch(number):
        raise FieldBroken("telephone is no number that one can dial")
    return number


def plain_items(found: object, name: str) -> list[str]:
    """The items of a list that can be understood, each once; what can't is left out."""
    if found is None:
        return []
    if not isinstance(found, list):
        raise FieldBroken(f"{name} is no list")
    words = [" ".join(clean(item[:240]).split()) for item in found[: MOST[name] * 4] if isinstance(item, str)]
    return list(dict.fromkeys(word for word in words if ITEMS[name].fullmatch(word)))[: MOST[name]]


def plain_day(found: object, name: str) -> date | None:
    """A day that has come, or none."""
    if found is None or found == "":
        return None
    try:
        day = date.fromisoformat(found) if isinstance(found, str) and len(found) == 10 else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= clock.today():
        raise FieldBroken(f"{name} is no day that has come, such as 2026-11-22")
    return day


def plain_kind(found: object) -> str:
    """What sort of company it is, elsewhere."""
    if not isinstance(found, str) or found not in ELSEWHERE:
        raise FieldBroken(f"kind is none of {', '.join(ELSEWHERE)}")
    return found


def checked(said: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entry elsewhere, each checked and cut; says which one makes no sense."""
    readers: dict[str, Callable[[object], Any]] = {
        "kind": plain_kind,
        **{name: _words(name) for name in ("name", "what", "who", "cost", "privacy", "run_by")},
        **{name: _items(name) for name in MOST},
        "link": plain_link,
        "telephone": plain_telephone,
        "source": lambda found: plain_link(found, "source"),
    }
    fields = {name: read(said.get(name)) for name, read in readers.items()}
    _require(fields, ("name", "what", "who"))
    if not fields["link"] and not fields["telephone"]:
        raise FieldBroken("it has neither a link nor a telephone")
    return fields


def _require(fields: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        if not fields[name]:
            raise FieldBroken(f"{name} is missing")


def _words(name: str) -> Callable[[object], str]:
    return lambda found: plain(found, name)


def _items(name: str) -> Callable[[object], list[str]]:
    return lambda found: plain_items(found, name)


def _cut(words: str, most: int) -> str:
    """Cut at a word, where there is one near the end."""
    if len(words) <= most:
        return words
    short = words[: most - 1]
    return (short.rsplit(" ", 1)[0] if " " in short[-40:] else short).rstrip(" ,;:") + "…"
