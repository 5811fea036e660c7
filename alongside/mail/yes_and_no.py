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
WORD = re.compile(r"[^\W\d_]+")


def says_yes(text: str) -> bool:
    """Whether an answer begins with a yes."""
    return _first_word(text) in YES


def says_no(text: str) -> bool:
    """Whether it begins with a no."""
    return _first_word(text) in NO


def _first_word(text: str) -> str:
    found = WORD.search(text[:200])
    return found[0].casefold() if found else ""
