"""The questions of joining by mail, and what somebody answered: read kindly, however their mail program wrote it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from alongside.communities.models import Community, Joining
from alongside.core.characters import clean
from alongside.mail.asking.yes_and_no import says_no, says_yes

NAME, ADULT, AGREES, SEEN, WORDS = 1, 2, 3, 4, 5
LINE = re.compile(r"\s*[*_]*([0-5])(?:\s?[.):][*_]*|\s)\s*(.*)$")  # "1. Heron", or "1 Heron"
CLEAR_NO = re.compile(r"\W*\w+\s*(?:[^\w\s]|$)")  # "no", or "no, only me"; "no estoy segura" is none
UNSURE = re.compile(r"sure|segur|sicher|certain|\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered; None where they didn't."""

    name: str = ""
    adult: bool | None = None
    agrees: bool | None = None
    others_see: bool | None = None
    asking: str = ""
    said: Mapping[int, str] = field(default_factory=dict)  # in their own words, by question


def asked(community: Community, *, new: bool = True) -> dict[int, str]:
    """The questions by their numbers; whoever has an account isn't asked again what we know."""
    questions = {
        NAME: _("What shall people here call you? You can use your own name; many don't:"),
        ADULT: _("Are you 18 or older? yes or no:"),
        AGREES: _("People here write about illness. May we keep what you write? yes or no:"),
        SEEN: _("Could somebody else see your mail? yes, no, or not sure:"),
        WORDS: _("A few words for the hosts, who let people in:"),
    }
    needless = {*(() if new else (ADULT, AGREES)), *(() if community.joining == Joining.ASK else (WORDS,))}
    return {number: question for number, question in questions.items() if number not in needless}


def explained() -> str:
    """What the answer about other readers leads to; below it nothing is answered."""
    return _(
        "With “yes” or “not sure” our mail names neither people nor the community, and brings no words of anybody."
    )


def read_answers(own: str, quoted: str, community: Community, *, new: bool = True) -> Answers:
    """Answers behind the questions, behind their numbers alone, or a line for each question that is still open."""
    said = _behind(f"{own}\n\n{quoted}", community)
    if not _behind(own, community):
        said |= _in_order(own, [number for number in asked(community, new=new) if number not in said])
    return Answers(
        name=said.get(NAME, "").split("\n")[0].strip(" .*_"),
        adult=_yes_or_no(said.get(ADULT, "")),
        agrees=_yes_or_no(said.get(AGREES, "")),
        others_see=_seen(said.get(SEEN, "")),
        asking=said.get(WORDS, ""),
        said=said,
    )


def _behind(text: str, community: Community) -> dict[int, str]:
    """What stands behind each question or its number; what a mail program wrapped is joined again."""
    text = "\n".join(line.lstrip("> \t|") for line in clean(text).splitlines())
    for number, question in {**asked(community), 0: explained()}.items():
        words = r"\s+".join(map(re.escape, question.split()))
        text = re.sub(rf"(?:{number}[.)]\s*)?{words}[ \t]*", f"\n{number}: ", text)
    found: dict[int, str] = {}
    at = 0
    for line in text.splitlines():
        if match := LINE.match(line):
            at = 0 if found.get(int(match[1])) else int(match[1])
            line = match[2]
        if at and line.strip():
            found[at] = f"{found.get(at, '')}\n{line}".strip()
        elif found.get(at):
            at = 0  # an answer ends with an empty line
    return found


def _in_order(own: str, still_open: list[int]) -> dict[int, str]:
    """A line for each open question, as phones make it easiest; nothing where they don't fit one another."""
    lines = [line.strip() for line in clean(own).splitlines() if line.strip()]
    if len(lines) != len(still_open):
        return {}
    found = dict(zip(still_open, lines, strict=True))
    fits = all(_yes_or_no(line) is not None for number, line in found.items() if number in (ADULT, AGREES))
    fits_too = SEEN not in found or says_yes(found[SEEN]) or says_no(found[SEEN]) or bool(UNSURE.search(found[SEEN]))
    return found if fits and fits_too else {}


def _yes_or_no(answer: str) -> bool | None:
    return True if says_yes(answer) else False if says_no(answer) else None


def _seen(answer: str) -> bool | None:
    """Whoever isn't sure is kept safe."""
    if not answer.strip():
        return None
    return not (says_no(answer) and CLEAR_NO.match(answer)) or bool(UNSURE.search(answer))
