"""Invented posts: the same for everybody who runs the bench."""

import random
import re

COMMON = """
the and to of a in that it is was for you my with on they have not be at this but had so we as me or what when
about if there can do from like just were day know how time one out up get been more now your would will her his
""".split()  # noqa: SIM905  (words read better than a list)
ORDINARY = """
scan nurse water kidney morning evening tired rest hope cook salt soup walk garden doctor parcel bed window
sister brother mother son daughter friend hospital appointment blood numbers dose tablet sleep night pain slow
better worse wait answer question laugh cry song bread tea potato rice summer winter rain bus phone tram drive
machine needle hand arm back foot skin weight breath heart voice church dog cat bird book story memory photo
birthday holiday work desk money form insurance week month year hour minute list paper plan chair kitchen shop
market fish egg milk apple lemon sugar spoon plate cup warm cold quiet loud brave afraid angry glad kind strange
""".split()  # noqa: SIM905  (words read better than a list)
SEARCHED = "water"  # in about a quarter of all posts
LETTERS = 600  # of a post
LINE = 200  # letters of a line in a chat
_MARK = re.compile(rb"zq([a-j]{6})")
_DIGITS = bytes.maketrans(b"abcdefghij", b"0123456789")


def text_of(number: int) -> str:
    """The post of this number: about 600 letters in sentences, with a word that no other post has."""
    chance = random.Random(number)
    words = [mark_of(number)]
    size = len(words[0])
    while size < LETTERS:
        word = chance.choice(COMMON) if chance.random() < 0.6 else chance.choice(ORDINARY)
        word += "." if chance.random() < 0.08 else ""
        words.append(word)
        size += len(word) + 1
    return " ".join(words)


def mark_of(number: int) -> str:
    """The word by which a post is recognised on a page."""
    letters = "abcdefghij"
    return "zq" + "".join(letters[int(digit)] for digit in f"{number:06d}")


def number_in(frame: bytes) -> int:
    """The number of the first such word in these bytes, or -1."""
    found = _MARK.search(frame)
    return int(found[1].translate(_DIGITS)) if found else -1


def line_of(number: int) -> str:
    """What somebody says in a chat: about 200 letters, with its mark."""
    return text_of(number)[:LINE]
