"""Drafts' part in a person's export."""

import json
from typing import Any

from alongside.aliases.models import Alias
from alongside.core.sealing import alias_scope, unseal
from alongside.drafts.keep import SEALED
from alongside.drafts.models import Draft


def export_drafts(alias: Alias) -> list[dict[str, Any]]:
    """Everything this alias has not said yet, opened."""
    scope = alias_scope(alias.public_id)
    return [
        {
            "place": draft.place,
            "day": draft.day.isoformat(),
            "words": json.loads(unseal(draft.sealed, scope=scope, place=SEALED, row=draft.public_id)),
        }
        for draft in Draft.objects.filter(alias=alias).order_by("day", "pk")
    ]
