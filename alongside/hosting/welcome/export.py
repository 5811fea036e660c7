"""The welcome's part in a person's export: what they offered, in their own words."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.hosting.welcome.offer import find_offer_of


def export_offer(alias: Alias) -> dict[str, Any] | None:
    """What this alias said when it offered to welcome people."""
    offered = find_offer_of(alias)
    if offered is None:
        return None
    return {
        "topics": offered.topics, "languages": list(offered.languages), "zone": offered.zone,
        "awake": [offered.begins, offered.ends], "by_mail": offered.by_mail,
    }  # fmt: skip
