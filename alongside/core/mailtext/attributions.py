"""Lines by which a mail program says whose words follow, in any of many languages, wrapped over up to four lines."""

import re

from alongside.core.mailtext.phrases import ON_RE, WROTE_RE

WINDOW_LINES = 4
WINDOW_LETTERS = 400
_ENDS = re.compile(r"[:：]\s*[-*_>\s]{0,12}$|\bwrote\s*-{2,}\s*$|[>)]\s*$|(?:写道|寫道|пише|wrote|пишет)\s*$")
_DATE = re.compile(
    r"\d{1,4}\s?[-/.年년:h]\s?\d{1,2}|\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?[^\W\d]{3,12}|[^\W\d]{3,12}\.?,?\s+\d{1,2}\b"
)
_ADDRESS = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,255}|<\s*mailto:", re.IGNORECASE)
_DATED = re.compile(
    r"\W*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:,? \d{1,2}:\d\d(?::\d\d)?)?(?: ?[ap]m)?"
    r"(?: (?:GMT|UTC)?[+-]\d\d:?\d\d| GMT)? .{1,200}?(?:<[^<>]{1,200}>|[+-]\d\d:\d\d .{1,60})\s*:?\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\W{0,4}[^:,.!?]{1,80}[<(\[]\s*(?:mailto:)?[^\s@<>]{1,64}(?:@| at )[^<>]{1,200}[>)\]]", re.IGNORECASE
)
_STARTS_DATED = re.compile(r"\W{0,6}(?:[^\W\d]{2,14}\.?,?\s)?(?:the )?\d{1,4}[\s/.\-年년]")
# No verb, in languages that need none: a day, a time, a name, and an address before the colon.
_ADDRESSED = re.compile(r"[<(][^<>()\s]{1,64}@[^<>()\s]{1,255}[>)]\s?[:：]$")
_TIMED = re.compile(r"\d{1,2}[:.]\d\d")
_AROUND = " \t\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_QUOTED = re.compile(r"[\s>|]*")


def attribution_end(lines: list[str], start: int, letters: list[str]) -> int:
    """Says where the attribution that begins at this line ends (one past it), or 0 when none does."""
    first = lines[start]
    if _DATED.match(first):
        return start + 1
    joined, taken, n = "", 0, start
    while n < len(lines) and taken < WINDOW_LINES and len(joined) <= WINDOW_LETTERS:
        line = lines[n].strip(_AROUND)
        if not line and n > start and not _address_follows(lines, n):
            return 0  # programs wrap these lines, and put no empty one between; a number may stand above by chance
        if line:
            if n > start and letters[n] in "gbfk":
                return 0
            if letters[n] == "q" and not _closes(line):
                return 0
            if n > start and _ends_sentence(joined):
                return 0
            joined = f"{joined} {line}" if joined else line
            taken += 1
            if _ENDS.search(line[-60:]) and len(joined) <= WINDOW_LETTERS and _is_attribution(joined, lines, n):
                return n + 1
        n += 1
    return 0


def _address_follows(lines: list[str], place: int) -> bool:
    """Says whether the lines after an empty one go on with an address between angle brackets."""
    return any(line.strip() for line in lines[place : place + 2]) and lines[place + 1].lstrip().startswith("<")


def may_begin(line: str) -> bool:
    """Says whether an attribution could begin with this line; most lines fail this quickly."""
    return len(line) <= WINDOW_LETTERS and bool(
        ON_RE.match(line)
        or _STARTS_DATED.match(line)
        or _NAMED.match(line)
        or (line.rstrip()[-1:] in ":：" and WROTE_RE.search(line))
        or _DATED.match(line)
        or line.lstrip().startswith("----")
    )


def _closes(line: str) -> bool:
    """A line of a wrapped attribution may begin with the bracket that closed an address."""
    return line.startswith(">") and bool(_ENDS.search(line)) and len(line) <= 40


def _ends_sentence(line: str) -> bool:
    return line.endswith((".", "!", "?")) and not re.search(r"\b\w{1,4}\.$", line)


def _is_attribution(text: str, lines: list[str], last: int) -> bool:
    if _DATED.match(text) or (_ADDRESSED.search(text) and _TIMED.search(text) and _opens(text)):
        return True
    if not WROTE_RE.search(text):
        return False
    dated, addressed = bool(_DATE.search(text)), bool(_ADDRESS.search(text))
    if _opens(text) and (dated or addressed) and _tail_is_short(text):
        return True
    if _NAMED.match(text) and (addressed or dated) and _tail_is_short(text):
        return True
    return _next_is_quote(lines, last) and len(text) <= 200 and (dated or addressed or len(text.split()) <= 8)


def _opens(text: str) -> bool:
    return bool(ON_RE.match(text) or _STARTS_DATED.match(text) or text.startswith("----"))


def _tail_is_short(text: str) -> bool:
    """Between the verb and the end stand a name, an address or a time, but no sentence."""
    found = list(WROTE_RE.finditer(text))
    return bool(found) and len(text) - found[-1].end() <= 160


def _next_is_quote(lines: list[str], last: int) -> bool:
    for line in lines[last + 1 : last + 4]:
        if line.strip():
            return line.lstrip().startswith((">", "|"))
    return False


def opens_quote(lines: list[str], start: int) -> bool:
    """Says whether a quote begins with an attribution or forward mark inside it."""
    window = [line for line in (_QUOTED.sub("", one, count=1).strip() for one in lines[start : start + 3]) if line]
    joined = " ".join(window)[:WINDOW_LETTERS]
    return bool(WROTE_RE.search(joined) and _DATE.search(joined) and (ON_RE.match(joined) or _ADDRESS.search(joined)))
