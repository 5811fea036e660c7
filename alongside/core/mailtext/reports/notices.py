"""Reports written for people: the addresses that a text says got nothing, each with what is said about it."""

import re

from alongside.core.mailtext.reports.codes import best_status
from alongside.core.mailtext.reports.meaning import family_of
from alongside.core.mailtext.reports.original import start_of_head
from alongside.core.mailtext.reports.report import DIAGNOSTIC, RECIPIENTS, Family, Recipient
from alongside.core.mailtext.reports.sayings import WARNING
from alongside.core.mailtext.reports.searching import plain, says

LINES = 400  # of a notice before the returned mail; the programs write ten to fifty
LINE = 500  # letters
ADDRESS = r"(?:\"[^\"\s]{1,64}\"|[^\s<>\"';:,()\[\]@]{1,64})@[^\s<>\"';:,()\[\]@]{1,255}+"
# A line that begins with an address, or says before it that it is about a recipient.
_AT_START = re.compile(
    rf"^[\s>*|-]{{0,12}}(?:\d{{1,3}}[.)]? |\d{{3}}-)?[<\"\[(]?({ADDRESS})[>\"\])]?(?=$|[\s:;,(<\[-])"
)
_AFTER_WORDS = re.compile(
    r"\b(?:recipients?|addresse?e?s?|rcpt to|to|for|user|userid|mailbox|message|delivere?d?|undeliverable|account)"
    rf"(?: is| was| of)?(?:\s{{0,3}}[:=]\s{{0,20}}|\s{{1,20}}(?=\S)|(?=<))(?:\(\S{{1,20}}\) )?<?({ADDRESS})>?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"<({ADDRESS})>|\b({ADDRESS})")
# Where programs say that the returned mail comes now.
_CUT = re.compile(
    r"^[\s>]{0,8}[-=*_~#]{2,40} ?(?:.{0,40}\b(?:original|unsent|returned|copy of|header|below this line|enclosed"
    r"|undelivered|your message|message text|forwarded)\b.{0,60})$"
    r"|^\s{0,8}(?:original message follows|message headers? follow|below is a copy|the following is a copy"
    r"|below this line is|your (?:original )?message (?:headers? )?follows|start of (?:the )?(?:returned|original)"
    r"|text of (?:your )?message)",
    re.IGNORECASE,
)
_SENDER = re.compile(r"\bmail from\s?:|^\s*from:|sender ok", re.IGNORECASE)
_COPIED = re.compile(r"\s*(?:to|cc|reply-to|sent|subject)\s?:", re.IGNORECASE)
_OUR_SIDE = ("postmaster@", "mailer-daemon@", "mailerdaemon@", "mail-daemon@", "abuse@", "support@", "helpdesk@")


def notice_lines(text: str) -> tuple[list[str], list[str]]:
    """Divides a text into what is said about the mail, and the mail that is returned below it."""
    lines = text.split("\n")
    head = start_of_head(lines)
    notice = [line[:LINE] for line in lines[: min(head, LINES)]]
    end = next((n for n, line in enumerate(notice) if n and _CUT.match(line)), len(notice))
    return notice[:end], lines[head:]


def recipients_in(lines: list[str], known: list[str], subject: str) -> list[Recipient]:
    """Reads who got nothing and why; `known` are addresses that the head of the report names."""
    whole = "\n".join(lines)
    otherwise = _otherwise(whole, subject)
    found = _said_of(lines, known) or dict.fromkeys(known or [""], whole)
    return [_recipient(address, said, whole, otherwise) for address, said in list(found.items())[:RECIPIENTS]]


def _said_of(lines: list[str], known: list[str]) -> dict[str, str]:
    """Gives each address the lines from where it stands to the next one; nothing, if the head knows better."""
    places = _places(lines)
    if known:
        places = [place for place in places if place[1] in known]
    found: dict[str, list[str]] = {}
    for n, (line, address) in enumerate(places):
        end = places[n + 1][0] if n + 1 < len(places) else len(lines)
        found.setdefault(address, []).extend(lines[line : max(end, line + 1)])
    return {address: "\n".join(said) for address, said in found.items()}


def _places(lines: list[str]) -> list[tuple[int, str]]:
    places = _all_places(["" if _COPIED.match(line) else line for line in lines]) or _all_places(lines)
    return [place for place in places if not place[1].startswith(_OUR_SIDE)] or places


def _all_places(lines: list[str]) -> list[tuple[int, str]]:
    for pattern in (_AT_START, _AFTER_WORDS, _BARE):
        hits = [(n, hit) for n, line in enumerate(lines) for hit in pattern.finditer(line) if not _SENDER.search(line)]
        if hits:
            return [(n, next(one for one in hit.groups() if one).strip(".").lower()) for n, hit in hits]
    return []


def _otherwise(whole: str, subject: str) -> Family:
    """What the whole notice says, for addresses about which it says nothing by themselves."""
    family = family_of(whole)
    return family_of(subject) if family is Family.UNKNOWN else family


def _recipient(address: str, said: str, whole: str, otherwise: Family) -> Recipient:
    family = family_of(said)
    family = otherwise if family is Family.UNKNOWN else family
    return Recipient(address, family, best_status(said) or best_status(whole), " ".join(said.split())[:DIAGNOSTIC])


def is_warning(lines: list[str], subject: str) -> bool:
    """Whether a notice says that the mail is still being tried."""
    return says(plain("\n".join([subject, *lines])), WARNING)
