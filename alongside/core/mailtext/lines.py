"""Gives every line of a mail one letter: what kind of line it is. What follows is decided on that string of letters.

t text · e empty · q quote · i quote that opens with an attribution · a attribution ("On Monday, Ann wrote:")
b "Original message" · f "Forwarded message" · h header of a quoted mail · d rule of dashes · g "-- " before a signature
s what a device, a list or a lawyer adds · p the armour of a signed mail
"""

import re

from alongside.core.mailtext.attributions import attribution_end, may_begin, opens_quote
from alongside.core.mailtext.phrases import DEVICE_RE, DISCLAIMER_RE, FOOTER_RE, HEADER_KEYS, MARKER_RE

TRIES = 1_000  # no honest mail has more attributions to look for
LONGEST = 400  # beyond this a line is a paragraph: it can only be text or quote
_CODE = "k"  # while letters are given; at the end it is text
_RULE = re.compile(r"[-_=+~#*ᐧ—–\s]{1,400}$")
_DASHES = re.compile(r"(?:--|—)\s{0,3}$")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_QUOTE = re.compile(r"\s{0,3}>|\|(?: |$)|[A-Z]{1,4}> ?")
_KEY = re.compile(r"[\s>|*_]{0,12}([^\s:：*>][^:：*>]{0,29}?)\s{0,3}[*_]{0,2}\s?[:：]\s{0,3}[*_]{0,2}")
_NEXT_PART = re.compile(r"-{10,} next part -{10,}\s*$")
_SCRUBBED = re.compile(r"(?:An? .{0,40}(?:attachment|part|message) (?:was|has been) scrubbed)", re.IGNORECASE)
_BLOCK_LINES = 40


def letters_of(lines: list[str]) -> str:
    """Returns one letter for each line."""
    letters = [_letter(line) for line in lines]
    _keep_code(lines, letters)
    _mark_attributions(lines, letters)
    _mark_headers(lines, letters)
    _mark_armour(lines, letters)
    _mark_scrubbed(lines, letters)
    return "".join(letters).replace(_CODE, "t")


def _letter(line: str) -> str:
    if not line or line.isspace():
        return "e"
    if len(line) > LONGEST:
        return "q" if line.lstrip()[:1] == ">" else "s" if DISCLAIMER_RE.match(line.lstrip()) else "t"
    if _DASHES.match(line):
        return "g"
    if _RULE.match(line):
        return "d"
    if _QUOTE.match(line):
        return "q"
    if _framed(line) and (marker := MARKER_RE.match(line)):
        return "b" if marker["original"] else "f"
    plain = line.lstrip(" \t*_(<[")
    if len(line) <= 160 and DEVICE_RE.match(line):
        return "s"
    return "s" if FOOTER_RE.match(plain) or DISCLAIMER_RE.match(plain) else "t"


def _framed(line: str) -> bool:
    """Marks of quoted mails stand between dashes or before a colon."""
    return line.lstrip()[:1] in "-_*=>–—#" or line.rstrip()[-1:] in ":：-*_"


def _keep_code(lines: list[str], letters: list[str]) -> None:
    """What stands between code fences is text, whatever it looks like; a fence that never closes is none."""
    fences = [n for n, line in enumerate(lines) if letters[n] != "q" and _FENCE.match(line) and line.strip("~ ") != ""]
    for start, end in zip(fences[::2], fences[1::2], strict=False):
        letters[start : end + 1] = _CODE * (end + 1 - start)


def _mark_attributions(lines: list[str], letters: list[str]) -> None:
    n = tries = 0
    while n < len(lines) and tries < TRIES:
        if letters[n] in "td" and may_begin(lines[n]):
            tries += 1
            end = attribution_end(lines, n, letters)
            letters[n:end] = ["a" if letters[k] != "e" else "e" for k in range(n, end)]
            n = max(n + 1, end)
        else:
            if letters[n] == "q" and (n == 0 or letters[n - 1] not in "qi") and opens_quote(lines, n):
                letters[n] = "i"
            n += 1


def header_kind(line: str) -> str:
    """Says which header of a quoted mail a line is: from, sent, to, subject (j), another (c), or none."""
    key = _KEY.match(line) if ":" in line[:50] or "：" in line[:50] else None
    return HEADER_KEYS.get(key[1].strip().lower(), "") if key else ""


def _mark_headers(lines: list[str], letters: list[str]) -> None:
    """Marks runs of header lines that are a quoted mail's head, and not what somebody wrote with colons in it."""
    n = 0
    while n < len(lines):
        if letters[n] == "t" and header_kind(lines[n]) in ("f", "s", "t", "j"):
            end, kinds = _block(lines, letters, n)
            before = next((letters[k] for k in range(n - 1, max(-1, n - 4), -1) if letters[k] != "e"), "")
            if _is_head(kinds, lines[n:end], before):
                letters[n:end] = ["h" if letters[k] != "e" else "e" for k in range(n, end)]
            n = max(n, end - 1)
        n += 1


def _block(lines: list[str], letters: list[str], start: int) -> tuple[int, set[str]]:
    kinds: set[str] = set()
    end = n = start
    loose = 0
    while n < len(lines) and n - start < _BLOCK_LINES:
        kind = header_kind(lines[n]) if letters[n] == "t" else ""
        if kind:
            kinds.add(kind)
            end, loose = n + 1, 0
        elif letters[n] == "e" and n + 1 < len(lines) and letters[n + 1] == "t" and header_kind(lines[n + 1]):
            pass  # heads pasted from HTML stand in double space
        elif letters[n] in "tq" and loose < 2 and kinds and not (kinds >= {"f", "j"} and loose):
            loose += 1  # a long subject or list of recipients goes on in the next line
        else:
            break
        n += 1
    return end, kinds


def _is_head(kinds: set[str], block: list[str], before: str) -> bool:
    if before in ("b", "f"):
        return bool(kinds)
    if "f" not in kinds or len(kinds) < 2:
        return False
    addressed = any("@" in line for line in block)
    return ("j" in kinds and len(kinds) >= 3) or (addressed and len(kinds) >= 2) or (before == "d" and len(kinds) >= 2)


def _mark_armour(lines: list[str], letters: list[str]) -> None:
    inside = False
    for n, line in enumerate(lines):
        if line.startswith("-----BEGIN PGP SIGNATURE"):
            inside = True
        if line.startswith("-----BEGIN PGP SIGNED MESSAGE"):
            letters[n] = "p"
            if n + 1 < len(lines) and lines[n + 1].startswith("Hash:"):
                letters[n + 1] = "p"
        elif inside:
            letters[n] = "p"
        if line.startswith("-----END PGP SIGNATURE"):
            inside = False


def _mark_scrubbed(lines: list[str], letters: list[str]) -> None:
    """Marks what an archive wrote in place of files it took away: a rule, a sentence and a few fields."""
    for n in range(len(lines) - 1):
        if _NEXT_PART.match(lines[n]) and _SCRUBBED.match(lines[n + 1]):
            end = n + 2
            while end < min(len(lines), n + 8) and letters[end] != "e":
                end += 1
            letters[n:end] = "s" * (end - n)
