"""Delivery status fields as in RFC 3464, also where they stand in a plain text or in a broken order."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from alongside.core.mailtext.reports.codes import best_status, statuses_in
from alongside.core.mailtext.reports.meaning import family_of
from alongside.core.mailtext.reports.report import DIAGNOSTIC, RECIPIENTS, Family, Recipient

_FIELD = re.compile(
    r"^[ \t]{0,4}(final-recipient|original-recipient|action|status|diagnostic-code|x-actual-recipient|remote-mta"
    r"|reporting-mta|x-supplementary-info|x-notes|x-display-name|last-attempt-date|will-retry-until|arrival-date"
    r"|received-from-mta|final-log-id|x-[a-z0-9-]{1,40})[ \t]{0,4}:[ \t]*(.*)$",
    re.IGNORECASE,
)
_NAMED = ("final-recipient", "original-recipient", "action", "status", "diagnostic-code")
_ADDRESS = re.compile(r"(?:\"[^\"]{1,64}\"|[^\s<>\"';,]{1,64})@[^\s<>\"';,()]{1,255}")
_DONE = ("delivered", "relayed", "expanded", "deliverable")


@dataclass(slots=True)
class Block:
    """The fields about one recipient, by lower-case name."""

    fields: dict[str, str] = field(default_factory=dict)

    @property
    def is_about_somebody(self) -> bool:
        """Whether this is about a recipient, not about the mail as a whole."""
        told = self.fields.keys() & {"action", "status"}
        return "final-recipient" in self.fields or len(told) == 2 or bool(told and "original-recipient" in self.fields)


def blocks_in(text: str) -> list[Block]:
    """Reads the blocks of fields out of a text; a field that comes again begins the next block."""
    blocks = [Block()]
    last = ""
    for line in text.split("\n"):
        found = _FIELD.match(line)
        if found:
            last = found[1].lower()
            if last in blocks[-1].fields and last in _NAMED:
                blocks.append(Block())
            blocks[-1].fields.setdefault(last, found[2].strip())
        elif line[:1] in (" ", "\t") and last and line.strip():
            if len(blocks[-1].fields[last]) < DIAGNOSTIC:
                blocks[-1].fields[last] += " " + line.strip()[:DIAGNOSTIC]
        else:
            last = ""
            if not line.strip() and blocks[-1].is_about_somebody and len(blocks) <= RECIPIENTS:
                blocks.append(Block())
    return [block for block in blocks if block.is_about_somebody][:RECIPIENTS]


def recipients_of(blocks: list[Block], notice: str) -> tuple[Recipient, ...]:
    """Says what each block means; the words of the report for people help where the fields are silent."""
    by_notice = cache(lambda status: family_of(notice, status) if notice else Family.UNKNOWN)
    return tuple(_recipient_of(block.fields, notice, by_notice) for block in blocks[:RECIPIENTS])


def _recipient_of(fields: dict[str, str], notice: str, by_notice: Callable[[str], Family]) -> Recipient:
    action = fields.get("action", "").split("(")[0].strip().lower()
    diagnostic = fields.get("diagnostic-code", "")[:DIAGNOSTIC]
    told = next(iter(statuses_in(fields.get("status", ""))), "")
    if action.startswith(_DONE):
        family = Family.DELIVERED
    elif action.startswith("delayed"):
        family = Family.DELAYED
    else:
        family = family_of(diagnostic, told, notice)
        if family is Family.UNKNOWN or not diagnostic.partition(";")[2].strip():
            otherwise = by_notice(told)
            family = family if otherwise is Family.UNKNOWN else otherwise
    return Recipient(_address(fields), family, best_status(diagnostic) or told, diagnostic)


def _address(fields: dict[str, str]) -> str:
    for name in ("final-recipient", "original-recipient", "x-actual-recipient"):
        if found := _ADDRESS.search(fields.get(name, "").partition(";")[2] or fields.get(name, "")):
            return found[0].strip(".").lower()
    return ""
