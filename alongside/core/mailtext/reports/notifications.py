"""Reports that a provider sends as JSON: what Amazon tells of bounces, complaints and deliveries."""

import json
import re
from collections.abc import Iterator
from typing import Any

from alongside.core.mailtext.reports.codes import best_status
from alongside.core.mailtext.reports.meaning import family_of
from alongside.core.mailtext.reports.original import FIELDS
from alongside.core.mailtext.reports.report import DIAGNOSTIC, RECIPIENTS, Family, Kind, Original, Recipient, Report

_LISTS = {"bounce": "bouncedRecipients", "complaint": "complainedRecipients", "delivery": "recipients"}
_SUBTYPES = {
    "noemail": Family.DEAD,
    "mailboxfull": Family.FULL,
    "messagetoolarge": Family.LARGE,
    "contentrejected": Family.POLICY,
    "attachmentrejected": Family.POLICY,
    # They didn't even try, because of what others were told about this address.
    "suppressed": Family.POLICY,
    "onaccountsuppressionlist": Family.POLICY,
}


def read_notification(text: str) -> Report | None:
    """Reads a notification; anything else is None."""
    text = text.lstrip()
    if not text.startswith("{") or not re.search(r"notificationType|eventType", text):
        return None
    told = _object(text)
    told = _object(told["Message"]) if isinstance(told.get("Message"), str) else told
    kind = str(told.get("notificationType") or told.get("eventType") or "").lower()
    about = told.get(kind)
    if kind not in _LISTS or not isinstance(about, dict):
        return None
    found = tuple(_recipients(kind, about))
    return Report(
        Kind.COMPLAINT if kind == "complaint" else Kind.BOUNCE,
        found,
        _original(told.get("mail")),
        feedback=str(about.get("complaintFeedbackType") or "abuse") if kind == "complaint" else "",
    )


def _object(text: str) -> dict[str, Any]:
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _recipients(kind: str, about: dict[str, Any]) -> Iterator[Recipient]:
    for one in _list(about.get(_LISTS[kind]))[:RECIPIENTS]:
        fields = one if isinstance(one, dict) else {"emailAddress": one}
        said = str(fields.get("diagnosticCode") or about.get("smtpResponse") or "")[:DIAGNOSTIC]
        status = best_status(said, str(fields.get("status") or ""))
        yield Recipient(str(fields.get("emailAddress") or "").lower(), _family(kind, about, said, status), status, said)


def _family(kind: str, about: dict[str, Any], said: str, status: str) -> Family:
    if kind != "bounce":
        return Family.COMPLAINT if kind == "complaint" else Family.DELIVERED
    by_type = _SUBTYPES.get(str(about.get("bounceSubType") or "").lower(), Family.UNKNOWN)
    if by_type is Family.POLICY:
        return by_type
    family = family_of(said, status)
    return by_type if family is Family.UNKNOWN else family


def _original(mail: Any) -> Original:
    if not isinstance(mail, dict):
        return Original()
    fields: dict[str, tuple[str, ...]] = {}
    for one in _list(mail.get("headers"))[:FIELDS]:
        if isinstance(one, dict):
            name = str(one.get("name") or "").lower()
            fields[name] = (*fields.get(name, ()), str(one.get("value") or ""))
    said = (fields.get("message-id") or ("",))[0] or mail.get("messageId") or ""
    people = [mail.get("source"), *_list(mail.get("destination"))[:RECIPIENTS]]
    return Original(str(said).strip("<> "), fields, tuple(str(one).lower() for one in people if one))
