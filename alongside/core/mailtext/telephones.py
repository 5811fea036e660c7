"""Telephone numbers as people write them below a letter; dates, doses, prices and the numbers of books are none."""

import re

_NUMBER = re.compile(
    r"(?<![\w.,/@=#%&-])(?:\+\s?|\()?\d(?:[ \u00a0().\u2011/\u2013-]{0,3}\d){6,18}+(?![\w%@=]|[.,/-]\d)"
)
_LABELLED = re.compile(
    r"\b(?:tel|telephone|phone|ph|mobile|mob|cell|call|text|fax|whatsapp|signal|handy|telefon|tlf|tel[eé]fono|m[oó]vil|celular"
    r"|t[eé]l|t[eé]l[eé]phone|portable|telefone|cellulare|cell|puhelin|gsm|тел|телефон|моб|tfn|mobil)\b[^\w\n]{0,5}"
    r"(?:(?:no|nr|number|me|us|at|on|or|text)\b[^\w\n]{0,3}){0,3}$|[☎📞📱☏]\W{0,3}$",
    re.IGNORECASE,
)
# What counts or names something else, just before a number.
_OTHER = re.compile(
    r"(?:\b(?:isbn(?:-1[03])?|issn|doi|pmid|nct|nhs|mrn|ssn|iban|ref|order|invoice|case|ticket|account|acct|id|lot|batch|serial"
    r"|no|nr|nos|number|build|version|bug|issue|rfc|bsb|ean|hrb|vat|ust|konto|page|pp|code|passcode|pin)\b[^\w\n]{0,4}|[$€£¥]\s?)$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s{0,2}(?:%|[$€£¥]|(?:mg|mcg|µg|μg|ug|ng|kg|g|ml|dl|l|iu|mmol|mmhg|cells|copies|eur|euros?|usd|gbp|dollars?|pounds?"
    r"|bytes?|kb|mb|gb|steps|units?|years?|days|people|times)\b)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:19|20)\d\d[./ \u2013-]{1,3}(?:\d{1,2}\b|(?:19|20)\d\d\b)|\d{1,2}[./ -]{1,2}\d{1,2}[./ -]{1,2}(?:19|20)?\d\d\b"
    r"|(?:19|20)\d\d[01]\d[0-3]\d"
)
_GROUPED = re.compile(  # at home without a 0 before: North America, Spain
    r"(?:1[ .-])?\(?[2-9]\d\d\)?[ .-]{1,2}[2-9]\d\d[ .-]\d{4}\Z"
    r"|[6-9]\d\d(?:[ .-]\d{3}){2}\Z|[6-9]\d\d(?:[ .-]\d\d){3}\Z"
)
_PAIRS = re.compile(r"0[1-9]([ .-])\d\d(?:\1\d\d){3}\Z")  # France's way, which begins like a date
_QUAD = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}\Z|\d{5}-\d{4}\Z")  # a machine's address, a place in the United States
_AROUND = 24  # letters before a number that say what it is


def telephone_in(text: str) -> str | None:
    """Returns the first telephone number of a text, or None; when unsure a number is none."""
    for found in _NUMBER.finditer(text):
        before = text[max(0, found.start() - _AROUND) : found.start()]
        if _is_telephone(found[0], before, text[found.end() : found.end() + _AROUND]):
            return found[0]
    return None


def _is_telephone(number: str, before: str, after: str) -> bool:
    digits = "".join(sign for sign in number if sign.isdigit())
    if len(digits) > 15 or len(set(digits)) < 3 or _UNIT.match(after) or _QUAD.match(number):
        return False
    if _LABELLED.search(before):
        return True
    if _OTHER.search(before):
        return False
    if _PAIRS.match(number):
        return True
    if _DATE.match(number.lstrip("(+ ")):
        return False
    return _reads_as_one(number, digits)


def _reads_as_one(number: str, digits: str) -> bool:
    """Says whether a number is written as people write telephones: with a country, a 0, or grouped as at home."""
    if number.startswith("+"):
        return len(digits) >= 8 and digits[0] != "0"
    spaced = len(digits) < len(number)
    if number.startswith("00"):
        return spaced and len(digits) >= 11 and digits[2] != "0"
    if number.startswith(("0", "(0")):
        # Grouped as people do, not as a fraction or a count that a program wrote with zeros before it.
        return digits[1] != "0" and not number.startswith("0.") and 9 <= len(digits) - (not spaced) <= 11
    return _GROUPED.match(number) is not None
