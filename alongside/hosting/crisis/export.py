"""The cards' part in what a person takes along."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.hosting.models import Card


def export_cards(alias: Alias) -> list[dict[str, Any]]:
    """When this alias was given a card, for which post of theirs, and when they put it away."""
    cards = Card.objects.filter(alias=alias).select_related("post").order_by("at", "pk")
    return [
        {
            "at": card.at.isoformat(),
            "post": card.post.public_id,
            "put_away_at": card.put_away_at.isoformat() if card.put_away_at else "",
        }
        for card in cards
    ]
