"""Bytes to text: what the mail says of itself first, then UTF-8, then Windows' Western letters, which never fail."""

import codecs
import re
from functools import lru_cache

from alongside.core.characters import clean

# Names that mail carries and Python does not know, or knows as a narrower set than mail means by them.
_ALIASES = {
    "iso-8859-1": "cp1252",  # mail says Latin-1 and means Windows' superset of it, as browsers do
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "iso-8859-9": "cp1254",
    "windows-874": "cp874",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "chinesebig5": "big5hkscs",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "cp-850": "cp850",
    "koi8": "koi8-r",
    "tis-620": "cp874",
    "ansi": "cp1252",
    "utf-16": "utf-16",
}
# Only these families: some of Python's codecs are no charsets (rot13), and some take quadratic time (punycode).
_TRUSTED = re.compile(
    r"(?:iso8859|iso2022|cp\d|utf|koi8|mac|gb|big5|euc|shift|johab|hz|ascii|latin|tis|kz1048|ptcp154|hp_)"
)
_JAPANESE = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_TOO_BROKEN = 0.3  # above this share of unreadable letters the declared name was wrong, not just a byte of the text


@lru_cache(maxsize=512)
def known_charset(name: str) -> str | None:
    """Says by which of Python's codecs a charset named in a mail is read, or None when the name means nothing."""
    plain = name.strip().strip("'\"").lower().split(";")[0].split("*")[0].strip()
    plain = _ALIASES.get(plain, plain)
    try:
        codec = codecs.lookup(plain).name
    except (LookupError, ValueError, TypeError):
        return None
    return codec if _TRUSTED.match(codec.replace("-", "").replace("_", "") or "?") or _TRUSTED.match(codec) else None


def decode(raw: bytes, declared: str | None = None) -> str:
    """Turns bytes into text by their declared charset, else UTF-8, else cp1252; it never raises."""
    codec = known_charset(declared) if declared else None
    for name in _to_try(raw, codec):
        try:
            return _clean(raw.decode(name))
        except (UnicodeError, ValueError):
            continue
    if codec and codec not in ("ascii", "cp1252"):
        text = raw.decode(codec, "replace")
        letters = sum(1 for letter in text if letter > "\x7f")
        if text.count("\ufffd") <= letters * _TOO_BROKEN:
            return _clean(text)
    return _clean(raw.decode("cp1252", "replace"))


def _to_try(raw: bytes, codec: str | None) -> list[str]:
    if codec is None and any(mark in raw for mark in _JAPANESE):
        return ["iso2022_jp_2", "utf-8"]
    if codec == "cp1252" and _looks_like_utf8(raw):
        return ["utf-8"]
    if codec is None or codec == "ascii":
        return ["utf-8"]
    return [codec, "utf-8"]


def _looks_like_utf8(raw: bytes) -> bool:
    """Says whether bytes called Latin-1 are plainly UTF-8; three well-formed letters are no accident."""
    try:
        return sum(1 for letter in raw.decode("utf-8") if letter > "\x7f") >= 3
    except UnicodeError:
        return False


def _clean(text: str) -> str:
    """Without what nobody can see, as everything that is typed here: a subject may not open places in our pages."""
    return clean(text.replace("\x0c", "\n"))
