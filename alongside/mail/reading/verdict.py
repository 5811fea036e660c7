"""What a mail looks like by itself: which kind of our addresses it names, and what the door would make of its form."""

import re

from alongside.communities.mail_name import ENDINGS
from alongside.mail.taken import Read
from alongside.mailroom.addresses import SITE
from alongside.portability.archive.subjects import bare_subject

_RELAY = re.compile(r".+-[a-z2-7]{6}")
_BEGINNINGS = {"t-": "reply", "b-": "bounce", "c-": "confirm", "u-": "unsubscribe"}
_PRIVATE = ("relay", "mods")  # what comes there is never published


def verdict_of(read: Read) -> tuple[str, str]:
    """A verdict in a word, and why: post, reply, command, bounce, complaint, automatic, ambiguous or refused."""
    if read.report in ("bounce", "complaint"):
        return read.report, "a mail server or a provider reports on a mail of ours"
    if read.automatic:
        return "automatic", read.automatic
    if read.claim != "one":
        return "ambiguous", f"nobody can say who it is from: {read.claim}"
    if read.proof == "failed":
        return "ambiguous", "the domain it says it is from disowns it, so the member is asked"
    return _by_address(read)


def _by_address(read: Read) -> tuple[str, str]:
    kinds = [kind_of(local) for local in read.ours]
    commands = [kind for kind in kinds if kind not in ("community", "reply", *_PRIVATE)]
    if commands and len(commands) == len(kinds):
        return "command", commands[0]
    if len([kind for kind in kinds if kind == "reply"]) > 1 or len([kind for kind in kinds if kind == "community"]) > 1:
        return "ambiguous", "it names more than one address of ours"
    if any(kind in _PRIVATE for kind in kinds):
        return ("command", "mods") if set(kinds) == {"mods"} else ("ambiguous", "it names a private address of ours")
    return _words(read, kinds)


def _words(read: Read, kinds: list[str]) -> tuple[str, str]:
    if read.encrypted:
        return "refused", "it is encrypted"
    has_files = any(piece.verdict in ("picture", "document") for piece in read.pieces)
    if not has_words(read.words) and not has_files:
        return "refused", "it has no new words"
    if "reply" in kinds:
        return "reply", "it goes to an address that was made for one conversation"
    if read.references or bare_subject(read.subject)[1]:
        return "reply", "it answers another mail"
    return "post", "it starts a conversation"


def has_words(text: str) -> bool:
    """Whether a line is there that isn't quoted; where all of a mail is, nothing tells its quotes from its words."""
    return any(line.strip() and not line.lstrip().startswith(">") for line in text.split("\n"))


def kind_of(local: str) -> str:
    """Which kind of our addresses this is, by its form alone."""
    if kind := _BEGINNINGS.get(local[:2]):
        return kind
    if local in SITE:
        return local
    if ending := next((ending for ending in ENDINGS if local.endswith(ending)), ""):
        return ending[1:]
    return "relay" if _RELAY.fullmatch(local) else "community"
