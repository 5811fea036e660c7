"""Yes and no, as people write them at the beginning of an answer, in the languages of those who may be asked."""

import re

YES = {
    "yes", "y", "yeah", "yep", "ok", "okay", "sure", "sí", "si", "ja", "oui", "sim", "sì", "tak", "da", "да", "так",
    "evet", "はい", "是", "好", "네", "예", "כן", "نعم", "ναι",
}  # fmt: skip
NO = {
    "no", "n", "nope", "nein", "non", "não", "nao", "nie", "ne", "нет", "ні", "hayır", "いいえ", "不", "否", "아니요",
    "לא", "لا", "όχι", "nej", "ei", "nee",
}  # fmt: skip
# After these a yes could mean its opposite, so the question is asked once more.
NOT = re.compile(
    r"\b(?:no|not|never|nothing|nobody|cannot|\w+n['’]t|nicht|nichts|kein\w*|nie|niemals|nein|niemand|pas|jamais|nunca"
    r"|jamás|nada|não|non|niet|nooit|не|нет|ні)\b|[?？]",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")


def says_yes(text: str) -> bool:
    """Whether an answer begins with a yes, and nothing in that line takes it back: "Da stimmt was nicht" is no yes."""
    return _first_word(text) in YES and not NOT.search(_first_line(text))


def says_no(text: str) -> bool:
    """Whether it begins with a no."""
    return _first_word(text) in NO


def _first_word(text: str) -> str:
    found = WORD.search(text[:200])
    return found[0].casefold() if found else ""


def _first_line(text: str) -> str:
    return next((line for line in text[:2_000].splitlines() if WORD.search(line)), "")
