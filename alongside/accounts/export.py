"""Accounts' part in a person's export."""

from datetime import date
from typing import Any

from alongside.accounts.addresses import addresses_of
from alongside.accounts.consents import consents_of
from alongside.accounts.models import Person, PersonId
from alongside.accounts.passkeys import passkeys_of
from alongside.accounts.preferences import get_preferences
from alongside.accounts.sessions import sessions_of


def export_account(person_id: PersonId) -> dict[str, Any]:
    """Everything the accounts app holds about a person, opened, as plain values."""
    chosen = get_preferences(person_id)
    return {
        "joined_on": Person.objects.get(pk=person_id).joined_on.isoformat(),
        "language": chosen.language,
        "time_zone": chosen.zone,
        "view": chosen.view,
        "theme": chosen.theme,
        "rests_until": chosen.rests_until,
        "other_choices": chosen.more,
        "addresses": [{"address": a.text, "proven_on": a.verified_on.isoformat()} for a in addresses_of(person_id)],
        "passkeys": [{"label": label, "made_on": row.made_on.isoformat()} for row, label in passkeys_of(person_id)],
        "consents": [_consent(row.kind, row.given_on, row.withdrawn_on) for row in consents_of(person_id)],
        "sessions": [{"device": s.device, "started_on": s.started_on.isoformat()} for s in sessions_of(person_id)],
    }


def _consent(kind: str, given_on: date, withdrawn_on: date | None) -> dict[str, str | None]:
    return {
        "kind": kind,
        "given_on": given_on.isoformat(),
        "withdrawn_on": withdrawn_on.isoformat() if withdrawn_on else None,
    }
