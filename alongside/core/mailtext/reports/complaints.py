"""Complaints: a reader called a mail spam, and their provider tells so, by RFC 5965 or in its own way."""

import re
from collections.abc import Sequence

from alongside.core.mailtext.reports.original import enclosed
from alongside.core.mailtext.reports.report import RECIPIENTS, Family, Kind, Original, Recipient, Report
from alongside.core.mailtext.structure import Part

_FIELD = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40})[ \t]{0,4}:[ \t]*(.*)$", re.MULTILINE)
_ADDRESS = re.compile(r"[^\s<>\"';,]{1,64}@[^\s<>\"';,()]{1,255}")
_SUBJECT = re.compile(r"complaint about message from", re.IGNORECASE)
_NO_COMPLAINTS = {"auth-failure": Family.POLICY, "dmarc": Family.POLICY, "not-spam": Family.UNKNOWN}
# Where the address stands when the report itself doesn't say; Microsoft's reports never say.
_HIDDEN_IN = ("x-hmxmroriginalrecipient", "x-original-to", "delivered-to", "envelope-to", "x-rcpt-to", "to")


def read_complaint(parts: list[Part], subject: str, is_report: bool) -> Report | None:
    """Reads a complaint; any other mail is None. Reports of failed authentication are about us, not about a reader."""
    told = next((part for part in parts if part.kind == "message/feedback-report"), None)
    original = enclosed(parts) or Original()
    called = _SUBJECT.match(subject.strip()) and original.fields
    if told is None and not called and not is_report:
        return None
    fields = _fields(told.text()) if told else {}
    feedback = (fields.get("feedback-type") or ["abuse"])[0].strip().lower()
    family = _NO_COMPLAINTS.get(feedback, Family.COMPLAINT)
    addresses = _recipients(fields, original)
    return Report(
        Kind.COMPLAINT, tuple(Recipient(one, family) for one in addresses or [""]), original, feedback=feedback
    )


def _fields(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in _FIELD.findall(text[:64_000]):
        found.setdefault(name.lower(), []).append(value)
    return found


def _recipients(fields: dict[str, list[str]], original: Original) -> list[str]:
    for name in ("original-rcpt-to", "removal-recipient", "original-recipient", "x-actual-recipient"):
        if found := _addresses(fields.get(name, ())):
            return found
    for name in _HIDDEN_IN:
        if found := _addresses(original.fields.get(name, ())):
            return found
    return []


def _addresses(values: Sequence[str]) -> list[str]:
    found = (one.strip(".").lower() for value in values for one in _ADDRESS.findall(value))
    return list(dict.fromkeys(found))[:RECIPIENTS]
