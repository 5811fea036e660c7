"""Takes addresses out of a text that others will read, also those written "name at host dot org"."""

import re

MASK = "[address]"  # a word that says what was there; the caller may pass another, in the reader's language

_PLAIN = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}+@(?:\[[\d.:a-fA-F]{2,45}\]|[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.?(?![\w.-]))"
    r"|[\w.!#$%&'*+/=?^`{|}~-]{1,64}+@[\w.-]{1,255}"
)
_ESCAPED = re.compile(r"[\w.+-]{1,64}%40[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE)
_AT = r"(?:@|[\[({<][ \t]{0,2}(?:at|@|a)[ \t]{0,2}[\])}>]|_at_|-at-|\bat\b)"
_DOT = r"(?:\.|[ \t]{0,2}(?:[\[({<][ \t]{0,2}(?:dot|\.|punkt|point|punto)[ \t]{0,2}[\])}>]|\bdot\b)[ \t]{0,2})"
_SPELLED = re.compile(
    rf"(?<![\w.+-])([\w+-]{{1,40}}(?:{_DOT}[\w+-]{{1,40}}){{0,4}})[ \t]{{1,3}}{_AT}[ \t]{{1,3}}"
    rf"([a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}}){{1,5}})(?![\w-])",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}[ \t]{{0,2}}(?:[\[({{<][ \t]{{0,2}}(?:at|@)[ \t]{{0,2}}[\])}}>]|_at_)[ \t]{{0,2}}"
    rf"[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}}){{1,5}}",
    re.IGNORECASE,
)
# "look at example.org" is no address; after these words " at " is only a word.
_WORDS_BEFORE_AT = (
    "a about again all already also am an and any anything are available back be been being best but by call came "
    "check come could documented done download everything explained find for found free from get go going good "
    "hard he her here hosted if in info information is it join just live located look looked looking looks me "
    "meet met more not now of off on one online only or out over page posted project published read register "
    "running see seen she site so something staying that the them there these they things this those up us "
    "version was we web website were what where work worked working works you "
)
_SAYS_WHERE = frozenset(_WORDS_BEFORE_AT.split())
_ENDS = re.compile(r"\.(?:[a-z]{2,12})$", re.IGNORECASE)


def scrub(text: str, mask: str = MASK) -> str:
    """Returns the text with a word in place of every address."""
    if "@" in text:
        text = _PLAIN.sub(mask, text)
    if "%40" in text:
        text = _ESCAPED.sub(mask, text)
    lowered = text.lower()
    if "at" in lowered and ("." in text or "dot" in lowered):
        text = _BRACKETED.sub(mask, text)
        text = _SPELLED.sub(lambda found: _spelled(found, mask), text)
    return text


def _spelled(found: re.Match[str], mask: str) -> str:
    name, host = found[1], re.sub(_DOT, ".", found[2], flags=re.IGNORECASE)
    if name.lower() in _SAYS_WHERE or not _ENDS.search(host):
        return found[0]
    return mask
