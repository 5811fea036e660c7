"""Where words lead whose author may be in danger."""

from alongside.hosting.crisis.card import give_card
from alongside.threads.models import Post


def path_to_card_of(post: Post) -> str:
    """Where the author of a post finds their card, if its words gave them one that isn't put away; else nothing."""
    card = give_card(post) if post.noticed else None
    return f"/for-you/{card.public_id}/" if card and not card.put_away_at else ""
