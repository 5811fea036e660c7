"""Turns a mail into a post: new words shown, quotes and signature folded, addresses and names gone."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.core.mailtext.extracting import Extracted, extract
from alongside.core.mailtext.reading import Mail
from alongside.core.mailtext.scrubbing import scrub
from alongside.core.markdown import POST_CHARACTERS, render_mail
from alongside.portability.archive.renaming import Renaming

PEOPLE = 60  # names looked for in one text; a thread rarely has more writers

_LETTERS = re.compile(r"\W+")
_MARKS = re.compile(r"[>|\s]{0,60}")
_DASHES = re.compile(r"-- ?$")
SIGNATURE_LINES = 12  # of somebody quoted; beyond it the quote goes on


@dataclass(frozen=True, slots=True)
class Made:
    """A mail as a post: what to show and what to fold."""

    source: str
    html: str
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A mail's text in three, addresses gone, before names are."""

    words: str
    quoted: str
    signature: str


def parts_of(mail: Mail) -> Parts:
    """Divides a mail's text; a mail of nothing but a signature shows it."""
    found = extract(mail.text)
    if not found.words.strip():
        found = Extracted(found.signature or found.quoted, found.quoted if found.signature else "", "")
    words, rest = _cut(found.words.strip("\n"))
    quoted = f"{rest}\n\n{found.quoted}".strip("\n") if rest else found.quoted
    return Parts(scrub(words), scrub(quoted), scrub(found.signature))


def why_refused(mail: Mail) -> str:
    """Says in plain words why a mail can't come in, or nothing."""
    if mail.encrypted:
        return "it is encrypted, and only its reader has the key"
    if not mail.text.strip():
        if mail.attachments:
            return "it has no words, only attached files"
        return mail.trouble[0] if mail.trouble else "it is empty"
    return ""


def identity_of(mail: Mail, parts: Parts) -> bytes:
    """What makes a mail the same as another: its id and its new words, or all that is known where it has no id."""
    words = _LETTERS.sub("", parts.words.replace("[address]", "")).casefold()
    head = mail.head
    known = head.message_id or f"{head.address}|{head.at}|{head.subject}"
    return hashlib.blake2b(f"{known}|{words}".encode("utf-8", "surrogatepass"), digest_size=32).digest()


def make(parts: Parts, people: Mapping[str, str]) -> Made:
    """Makes the post of a mail; `people` says under which neutral name each From name of the thread goes."""
    renaming = Renaming(people)
    words, quoted = renaming.rename(parts.words), renaming.rename(unsigned(parts.quoted))
    return Made(source=words, html=render_mail(words, quoted), folded=quoted)


def unsigned(quoted: str) -> str:
    """Takes the signatures of those who are quoted out of a quote; their own mails keep them."""
    kept: list[str] = []
    depth = left = 0
    for line in quoted.split("\n"):
        marks = _MARKS.match(line)
        here = (marks[0] if marks else "").count(">")
        if left and here == depth:
            left -= 1
            continue
        left = 0
        if _DASHES.match(line[len(marks[0]) if marks else 0 :]):
            depth, left = here, SIGNATURE_LINES
            continue
        kept.append(line)
    return "\n".join(kept)


def _cut(words: str) -> tuple[str, str]:
    """What is longer than a post holds goes on in the fold."""
    if len(words) <= POST_CHARACTERS:
        return words, ""
    end = words.rfind("\n", POST_CHARACTERS // 2, POST_CHARACTERS - 1)
    end = end if end > 0 else POST_CHARACTERS - 1
    return words[:end] + "\n…", words[end:].strip("\n")
