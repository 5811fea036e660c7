"""A day as people write it in a mail: 2027-05-03, 3 May, May 3rd, 3.5., for two weeks; in the house's languages."""

import re
from datetime import date, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3

ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?", re.IGNORECASE)
MONTH_DAY = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b", re.IGNORECASE)
DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?")
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "quince": 15,
}  # fmt: skip
SPAN = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(NUMBERS)})\s+(days?|weeks?|months?|d[ií]as?|semanas?|mes(?:es)?)\b", re.IGNORECASE
)
DAYS_IN = {"d": 1, "w": 7, "s": 7, "m": 30}


def find_day(text: str, *, today: date) -> date | None:
    """The first day after today that a text names, or None; a day without a year is the next one of that name."""
    if span := SPAN.search(text):
        number = NUMBERS.get(span[1].lower()) or int(span[1])
        return today + timedelta(days=number * DAYS_IN[span[2][0].lower()])
    found = next((day for day in _named(text, today) if day), None)
    return found if found and found > today else None


def _named(text: str, today: date) -> list[date | None]:
    days: list[date | None] = []
    if iso := ISO.search(text):
        days.append(_day(int(iso[1]), int(iso[2]), int(iso[3])))
    if dotted := DOTTED.search(text):
        days.append(_next(today, int(dotted[2]), int(dotted[1]), year=dotted[3]))
    months = _months()
    for match in DAY_MONTH.finditer(text):
        if month := months.get(match[2].casefold()):
            days.append(_next(today, month, int(match[1])))
    for match in MONTH_DAY.finditer(text):
        if month := months.get(match[1].casefold()):
            days.append(_next(today, month, int(match[2])))
    return days


def _next(today: date, month: int, day: int, *, year: str | None = None) -> date | None:
    if year:
        return _day(int(year), month, day)
    found = _day(today.year, month, day)
    return found if found and found > today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months() -> dict[str, int]:
    """The names of the months, whole and short, in every language of the house."""
    names: dict[str, int] = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for number in MONTHS:
                names[str(MONTHS[number]).casefold()] = number
                names[str(MONTHS_3[number]).casefold().rstrip(".")] = number
    return names
