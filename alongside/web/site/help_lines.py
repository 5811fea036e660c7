"""A few telephone lines that are there at any hour, each with the page where a host can look it up.

Until somebody has looked there and written down when, the help page says that nobody has.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class HelpLine:
    """One line: where, whom one calls, the number, when, in which languages, and the page that says so."""

    place: str
    name: str
    number: str
    hours: str
    languages: str
    source: str  # its own page, to be looked at
    looked: str  # year and month in which somebody last looked; nothing when nobody has lately


LINES = (
    HelpLine("Deutschland", "TelefonSeelsorge", "0800 111 0 111", "24/7", "Deutsch", "telefonseelsorge.de", ""),
    HelpLine("España", "Línea 024", "024", "24/7", "Español", "sanidad.gob.es", ""),
    HelpLine("France", "3114", "3114", "24/7", "Français", "3114.fr", ""),
    HelpLine("UK · Ireland", "Samaritans", "116 123", "24/7", "English", "samaritans.org", ""),
    HelpLine("USA · Canada", "988 Lifeline", "988", "24/7", "English, Español, Français", "988lifeline.org", ""),
    HelpLine("Australia", "Lifeline", "13 11 14", "24/7", "English", "lifeline.org.au", ""),
)
