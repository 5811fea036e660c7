"""Hosting's part in a person's export: what they told the hosts, in their own words."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.core.sealing import case_scope, unseal
from alongside.hosting.case import SAID
from alongside.hosting.models import Said


def export_words_to_hosts(alias: Alias) -> list[dict[str, Any]]:
    """What this alias said to the hosts as a member; what hosts said as hosts belongs to the case."""
    said = Said.objects.filter(by=alias, by_host=False).select_related("case").order_by("at", "pk")
    return [
        {
            "at": entry.at.isoformat(),
            "text": unseal(entry.sealed, scope=case_scope(entry.case.public_id), place=SAID, row=entry.public_id),
        }
        for entry in said
    ]
