"""Telephone lines: those of the house, amended by the installation; each says when somebody looked it up, if ever.

A country is chosen by whoever reads, never guessed.
"""

import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import Preferences, change_preferences, get_preferences
from alongside.core import clock
from alongside.core.errors import NotFound

HOUSE = Path(__file__).with_name("lines.toml")
AMENDED = "lines.toml"  # of the installation, in the folder of its phrases
STALE = timedelta(days=180)  # numbers change about that often; a wrong one is worse than none
COUNTRY = "help_country"  # among a person's own preferences


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where, whom one calls, the number, when, in which languages, and the page that says so."""

    country: str
    number: str
    name: str = ""
    hours: str = ""
    languages: str = ""
    source: str = ""
    checked: str = ""  # the ISO day on which somebody looked at its page; nothing when nobody has
    gone: bool = False  # an installation took it out

    @property
    def key(self) -> str:
        """How commands name it."""
        return f"{self.country}:{self.number.replace(' ', '')}"

    @property
    def dialled(self) -> str:
        """The number without its spaces, for a link."""
        return self.number.replace(" ", "")

    @property
    def is_stale(self) -> bool:
        """Whether nobody has looked for half a year, or ever."""
        return not self.checked or date.fromisoformat(self.checked) < clock.today() - STALE


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its lines; its name is in its own language, so that its people find it."""

    code: str
    name: str
    emergency: str
    lines: tuple[Line, ...] = ()


class LinesBroken(Exception):
    """The installation's own file of lines can't be read."""


def countries() -> list[Country]:
    """Every country that has a line here, by its own name."""
    own, trouble = _own_file()
    return list(_read(own if not trouble else ""))


def find_country(code: str) -> Country | None:
    """The country of this code, if any line is known there."""
    return next((country for country in countries() if country.code == code), None)


def every_line() -> list[Line]:
    """Every line, country after country."""
    return [line for country in countries() for line in country.lines]


def stale_lines() -> list[Line]:
    """The lines nobody has looked up for 180 days, or ever: for hosts, who are told."""
    return [line for line in every_line() if line.is_stale]


def trouble_in_own_lines() -> str:
    """Why the installation's own file was left aside, or nothing."""
    return _own_file()[1]


def country_of(preferences: Preferences) -> Country | None:
    """The country this person chose for the lines they are shown."""
    return find_country(str(preferences.more.get(COUNTRY, "")))


def choose_country(code: str, *, by: PersonId) -> None:
    """Be shown the lines of this country from now on; an empty code forgets the choice."""
    if code and find_country(code) is None:
        raise NotFound
    more = {name: kept for name, kept in get_preferences(by).more.items() if name != COUNTRY}
    change_preferences(by=by, more={**more, COUNTRY: code} if code else more)


def amended_file() -> Path:
    """Where an installation writes its own lines and what it looked up."""
    return settings.PHRASES / AMENDED


def _own_file() -> tuple[str, str]:
    """The text of the installation's own file, and what is wrong with it."""
    file = amended_file()
    try:
        text = file.read_text("utf-8") if file.exists() else ""
        _read(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, LinesBroken) as error:
        return "", str(error)
    return text, ""


@lru_cache(4)
def _read(own: str) -> tuple[Country, ...]:
    """The countries of the house with what the installation says otherwise."""
    house, amended = tomllib.loads(HOUSE.read_text("utf-8")), tomllib.loads(own)
    places: dict[str, dict[str, str]] = house["countries"] | amended.get("countries", {})
    found: dict[str, Line] = {}
    for entry in (*house["line"], *amended.get("line", [])):
        line = _line(entry, places)
        earlier = found.get(line.key)
        found[line.key] = replace(earlier, **entry) if earlier else line
    kept = [line for line in found.values() if not line.gone]
    named = [_country(code, place, kept) for code, place in places.items()]
    return tuple(sorted((country for country in named if country.lines), key=_as_in_a_list))


def _as_in_a_list(country: Country) -> str:
    return unicodedata.normalize("NFKD", country.name)  # Österreich stands under O


def _line(entry: dict[str, Any], places: dict[str, dict[str, str]]) -> Line:
    try:
        line = Line(**entry)
        date.fromisoformat(line.checked or "2026-01-01")
    except (TypeError, ValueError) as error:
        raise LinesBroken(f"line {entry.get('country', '?')}:{entry.get('number', '?')}: {error}") from error
    if line.country not in places:
        raise LinesBroken(f"line {line.key}: no country {line.country} in [countries]")
    return line


def _country(code: str, place: dict[str, str], lines: Iterable[Line]) -> Country:
    there = tuple(line for line in lines if line.country == code)
    return Country(code, place.get("name", code), place.get("emergency", ""), there)
