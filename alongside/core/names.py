"""What a name may be, what it looks like to the eye, and whom it could be taken for."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

from alongside.core.characters import clean
from alongside.core.errors import Refused

NAME_CHARACTERS = 40  # what fits on one line of a phone beside a picture
NAME_WORDS = 6  # how far after an @ we look for a name
DIGITS = 6  # more of them in a row of words is a telephone number

_ALLOWED = re.compile(r"[^\W_][\w '’.·&-]*\Z")
_HOSTNAME = re.compile(r"\bwww\.|[^\W_]{2,}\.(?:com|org|net|info|edu|gov|app|dev|xyz|health|online|[a-z]{2})\b", re.I)


class NameUnfit(Refused):
    """The text can't serve as a name; the words say why and what to do."""


def check_name(name: str) -> str:
    """The name as it will be shown, or a refusal in plain words."""
    name = " ".join(unicodedata.normalize("NFKC", clean(name)).split())
    if not any(letter.isalpha() for letter in name):
        raise NameUnfit(_("A name needs at least one letter. Please add one."))
    if len(name) > NAME_CHARACTERS or len(name.split()) > NAME_WORDS:
        raise NameUnfit(_("That name is long for a small screen. Up to 40 characters and six words will fit."))
    if "@" in name or _HOSTNAME.search(name) or sum(letter.isdigit() for letter in name) > DIGITS:
        raise NameUnfit(_("That looks like an address or a number that leads to you. Please choose another name."))
    if not _ALLOWED.match(_bare(name)):
        raise NameUnfit(_("Names here are made of letters, numbers, spaces, points, dashes and apostrophes."))
    if _sounds_official(name):
        raise NameUnfit(_("People here could take that name for a host. Please choose another."))
    return name


def skeleton(name: str) -> str:
    """What is left of a name for the eye; two names with one skeleton are easily taken for each other.

    It holds only letters and digits, no space, so nothing with a space in it can ever be a skeleton.
    """
    small = _bare(name).translate(_CAPITALS).casefold().translate(_SMALL)
    letters = "".join(letter for letter in small if letter.isalnum())
    return letters.replace("rn", "m").replace("vv", "w")


def looks_like(name: str, known: Iterable[str]) -> bool:
    """Whether a name gives away one of the known texts: an address's first half, a name the person goes by."""
    whole, words = skeleton(name), {skeleton(word) for word in re.split(r"[\W_\d]+", name)}
    for text in known:
        mine = skeleton(text.partition("@")[0])
        parts = {skeleton(part) for part in re.split(r"[\W_\d]+", text.partition("@")[0])}
        if len(whole) > 3 and mine and (whole in mine or (mine in whole and len(mine) > 3)):
            return True
        if any(part in words or (len(part) > 3 and part in whole) for part in parts if len(part) > 2):
            return True
    return False


def _table(**lookalikes: str) -> dict[int, str]:
    return {ord(letter): latin for latin, letters in lookalikes.items() for letter in letters}


def _bare(text: str) -> str:
    """The text without accents and other marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] not in "MC")


def _sounds_official(name: str) -> bool:
    words = {skeleton(word).strip("0123456789") for word in re.split(r"[\W_]+", name)} | {skeleton(name)}
    return bool(words & _OFFICIAL) or any(title in skeleton(name) for title in _OFFICIAL_ANYWHERE)


# What looks like a Latin letter though it is none. Unicode lists thousands; these are the ones that keyboards and
# "fancy text" pages offer. Full-width, circled and mathematical letters are already undone by NFKD. Capitals have a
# table of their own because some look like another letter than their small ones do (Greek Ν is an N, ν a v).
_CAPITALS = _table(
    a="ΑА", b="ΒВ", c="СϹ", e="ΕЕ", g="Ԍ", h="ΗН", j="Ј", k="ΚК", l="ΙІӀ", m="ΜМ", n="Ν", o="ΟОՕ", p="ΡР",
    q="Ԛ", s="ЅՏ", t="ΤТ", u="Ս", w="Ԝ", x="ΧХ", y="ΥУҮ", z="Ζ",
)  # fmt: skip
_SMALL = _table(
    a="αаɑᴀ", b="βвьʙ", c="ςсϲᴄ", d="ԁđðᴅ", e="εеᴇ", f="ƒꜰ", g="ցɡɢ", h="һհħʜ", j="ϳјᴊ", k="κкᴋ", l="ιіӏıɩɪłʟ1i|",
    m="μмᴍ", n="ηпոɴ", o="οоօσøᴏ0", p="ρрþᴘ", q="ԛզ", r="гʀ", s="ѕꜱ", t="τтŧᴛ", u="υиսᴜ", v="νᴠ", w="ωԝшщᴡ",
    x="χх", y="γуүʏ", z="ζᴢ",
) | {ord("æ"): "ae", ord("œ"): "oe"}  # fmt: skip

# In the languages that ship; a new language adds its own words here.
_OFFICIAL = {skeleton(word) for word in (
    "host", "hosts", "admin", "administrator", "mod", "mods", "staff", "support", "team", "founder", "system",
    "anfitrion", "anfitriona", "anfitriones", "fundador", "fundadora", "soporte", "equipo", "sistema",
)}  # fmt: skip
_OFFICIAL_ANYWHERE = {skeleton(word) for word in ("alongside", "moderator", "moderador", "administra", "anfitrion")}
