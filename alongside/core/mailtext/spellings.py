"""An address however it is written: escaped for links or HTML, in wide letters, with unseen signs, or in words."""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff"
)
_OTHER_LETTERS = "\u2024\u24b6-\u24e9\ufe52\ufe6b\uff01-\uff5e\uff61\U0001d400-\U0001d7ff"
_SPECIAL = re.compile(
    rf"[{_UNSEEN}]+|(?P<compat>[{_OTHER_LETTERS}])|%(?:25){{0,4}}(?P<link>[2-7][0-9a-f])|=\r?\n|=(?P<quoted>[2-7][0-9a-f])"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});)|\\u00(?P<code>[2-7][0-9a-f])|(?P<escape>\\[nrt])"
    r"|<wbr\s?/?>|<!--[^<>]{0,80}-->",
    re.IGNORECASE,
)
_AT_WORDS = "at|ät|arroba|arobase|chiocciola"
_DOT_WORDS = "dot|punkt|point|punto|ponto"
_AT = (
    rf"\s{{0,3}}(?:@|[\[({{<]\s?(?:{_AT_WORDS}|a|@)\s?[\])}}>]|[_-]at[_-]|(?<![a-z])(?:{_AT_WORDS})(?![a-z]))\s{{0,3}}"
)
_DOT = (
    rf"\s{{0,2}}(?:[.。]|[\[({{<]\s?(?:{_DOT_WORDS}|\.)\s?[\])}}>]|[_-]dot[_-]"
    rf"|(?<![a-z])(?:{_DOT_WORDS})(?![a-z]))\s{{0,2}}"
)
_BEFORE, _AFTER = r"(?:\bmailto:\s?)?(?<![a-z0-9])", r"(?![a-z0-9])"
_TAG = r"(?:\+(?:(?![_-]at[_-])[\w.+-]){0,40}+)?"
_SAME_HOST = {"gmail.com": "googlemail.com", "googlemail.com": "gmail.com"}
# What one of our own mailboxes for one member looks like: a token, or a name with six random letters behind it.
_OURS = r"(?:[tbcu]-[a-z2-7]{12,32}|(?:[a-z0-9]{1,32}-){1,4}[a-z0-9]{6})"


class Unfolded:
    """A text with its escapes undone and its unseen signs gone, which knows where each letter stood before."""

    def __init__(self, text: str) -> None:
        self.text = text
        plain = text.isascii() and not any(sign in text for sign in "%=&\\<")
        self.plain = text if plain else _SPECIAL.sub(lambda found: _meant(found[0]), text)
        self._at: list[int] = []  # where each piece begins in the plain text,
        self._stood: list[tuple[int, int]] = []  # and where it stood

    def _map(self) -> None:
        """Notes the pieces, which only a text that holds an address needs."""
        length = place = 0
        for found in _SPECIAL.finditer(self.text):
            start, end = found.span()
            length = self._note(length, start - place, place, start)
            length = self._note(length, len(_meant(found[0])), start, end)
            place = end
        self._note(length, len(self.text) - place, place, len(self.text))

    def _note(self, at: int, letters: int, start: int, end: int) -> int:
        if letters:
            self._at.append(at)
            self._stood.append((start, end))
        return at + letters

    def _place(self, letter: int) -> tuple[int, int]:
        n = bisect_right(self._at, letter) - 1
        start, end = self._stood[n]
        length = (self._at[n + 1] if n + 1 < len(self._at) else len(self.plain)) - self._at[n]
        if length != end - start:
            return start, end
        return start + letter - self._at[n], start + letter - self._at[n] + 1

    def replace(self, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str | None]) -> str:
        """Returns the original text with every match in the plain one replaced, unless `put` gives None for it."""
        kept: list[str] = []
        place = 0
        for found in pattern.finditer(self.plain):
            new = put(found)
            if not self._at:
                self._map()
            if new is not None:
                kept += (self.text[place : self._place(found.start())[0]], new)
                place = self._place(found.end() - 1)[1]
        return "".join([*kept, self.text[place:]]) if place else self.text


@lru_cache(maxsize=4_096)
def _meant(escape: str) -> str:
    """Says what one escape stands for; nothing for a sign that isn't seen."""
    found = _SPECIAL.fullmatch(escape)
    if not found:
        return escape
    if found["compat"]:
        return unicodedata.normalize("NFKC", escape)
    if code := found["link"] or found["quoted"] or found["code"]:
        return chr(int(code, 16))
    if found["entity"]:
        sign = html.unescape(escape)
        return "" if re.fullmatch(f"[{_UNSEEN}]*", sign) else unicodedata.normalize("NFKC", sign)
    return " " if found["escape"] else ""


def spellings_of(addresses: Sequence[str], plain: str) -> re.Pattern[str] | None:
    """Returns one pattern for all the ways in which these addresses may stand in a plain text, or None if none can."""
    lowered = plain.lower()
    ways = [_spelling(*parts) for parts in map(_parted, addresses) if all(parts) and _could_stand(parts[1], lowered)]
    return re.compile(rf"{_BEFORE}(?:{'|'.join(ways)}){_AFTER}", re.IGNORECASE) if ways else None


def ours_at(hosts: Sequence[str], plain: str) -> re.Pattern[str] | None:
    """Returns one pattern for the addresses that we made for single members at our hosts, or None."""
    lowered = plain.lower()
    named = [_host(host.lower()) for host in hosts if host and _could_stand(host.lower(), lowered)]
    return re.compile(rf"{_BEFORE}{_OURS}{_AT}(?:{'|'.join(named)}){_AFTER}", re.IGNORECASE) if named else None


def compact(spelled: str) -> str:
    """Returns an address without the ways in which it was spelled."""
    joined = re.sub(_DOT, ".", re.sub(_AT, "@", spelled, flags=re.IGNORECASE), flags=re.IGNORECASE)
    return joined.lower().removeprefix("mailto:").strip()


@lru_cache(maxsize=1_024)
def _parted(address: str) -> tuple[str, str]:
    local, _, host = unicodedata.normalize("NFKC", address).strip().lower().rpartition("@")
    return local.partition("+")[0].strip("."), host.strip(".")


def _could_stand(host: str, lowered: str) -> bool:
    """Says whether a text holds the longest part of a host; most texts hold none, and nobody searches them."""
    return any(label in lowered for label in _labels(host))


@lru_cache(maxsize=1_024)
def _labels(host: str) -> frozenset[str]:
    return frozenset(max(one.split("."), key=len) for one in (host, _SAME_HOST.get(host, host), _ascii(host)))


@lru_cache(maxsize=1_024)
def _spelling(local: str, host: str) -> str:
    """Mailboxes that ignore dots have many spellings, so dots may stand or be missing anywhere before the @."""
    letters = r"\.?".join(re.escape(sign) for sign in local if sign != ".")
    dotted = rf"(?:{_DOT})?".join(r"\.?".join(re.escape(sign) for sign in part) for part in local.split(".") if part)
    hosts = dict.fromkeys((host, _SAME_HOST.get(host, host), _ascii(host)))
    before = dotted if "." in local else letters
    return rf"{before}\.?{_TAG}{_AT}(?:{'|'.join(_host(one) for one in hosts)})"


def _host(host: str) -> str:
    return _DOT.join(re.escape(label) for label in host.split("."))


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
