"""A few telephone lines that are there at any hour, as known to us; each says where it was read and when."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HelpLine:
    """One line: where, whom one calls, the number, when, in which languages, and where we read it."""

    place: str
    name: str
    number: str
    hours: str
    languages: str
    source: str
    looked: str  # year and month in which somebody last looked; nothing when nobody has lately


LINES = (
    HelpLine("Deutschland", "TelefonSeelsorge", "0800 111 0 111", "24/7", "Deutsch", "telefonseelsorge.de", ""),
    HelpLine("España", "Línea 024", "024", "24/7", "Español", "sanidad.gob.es", "2026-11"),
    HelpLine("France", "3114", "3114", "24/7", "Français", "3114.fr", "2026-11"),
    HelpLine("UK · Ireland", "Samaritans", "116 123", "24/7", "English", "samaritans.org", ""),
    HelpLine("USA · Canada", "988 Lifeline", "988", "24/7", "English, Español, Français", "988lifeline.org", ""),
    HelpLine("Australia", "Lifeline", "13 11 14", "24/7", "English", "lifeline.org.au", "2026-11"),
)
