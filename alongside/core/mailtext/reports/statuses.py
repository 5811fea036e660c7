"""Delivery status fields as in RFC 3464, also where they stand in a plain text or in a broken order."""

import re
from dataclasses import dataclass, field

from alongside.core.mailtext.reports.codes import best_status, statuses_in
from alongside.core.mailtext.reports.meaning import family_of
from alongside.core.mailtext.reports.report import Family, Recipient

RECIPIENTS = 20  # of one report; our mails go to one each
DIAGNOSTIC = 2_000
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


def recipient_of(block: Block, said_otherwise: str = "") -> Recipient:
    """Says what a block means; the words of the report for people help where the fields are silent."""
    fields = block.fields
    action = fields.get("action", "").split("(")[0].strip().lower()
    diagnostic = fields.get("diagnostic-code", "")[:DIAGNOSTIC]
    told = statuses_in(fields.get("status", ""))
    status = best_status(diagnostic) or (told[0] if told else "")
    family = _family(action, diagnostic, told[0] if told else "", said_otherwise)
    return Recipient(_address(fields), family, status, diagnostic)


def _family(action: str, diagnostic: str, status: str, said_otherwise: str) -> Family:
    if action.startswith(_DONE):
        return Family.DELIVERED
    if action.startswith("delayed"):
        return Family.DELAYED
    family = family_of(diagnostic, status, said_otherwise)
    if said_otherwise and (family is Family.UNKNOWN or not diagnostic.partition(";")[2].strip()):
        other = family_of(said_otherwise, status)
        family = other if other is not Family.UNKNOWN else family
    return family


def _address(fields: dict[str, str]) -> str:
    for name in ("final-recipient", "original-recipient", "x-actual-recipient"):
        if found := _ADDRESS.search(fields.get(name, "").partition(";")[2] or fields.get(name, "")):
            return found[0].strip(".").lower()
    return ""
