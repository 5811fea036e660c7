"""Private conversations as part of what a person takes along: their own words, and never to whom."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.friends.conversations.inside import find_said, open_messages_soon
from alongside.friends.models import Friendship, Message
from alongside.friends.sides import sides_of


def export_friends(alias: Alias) -> list[dict[str, Any]]:
    """Every conversation this alias wrote in: what it said itself, to a friend who isn't named."""
    found = []
    for _side, inside in sides_of(alias):
        friendship = Friendship.objects.filter(public_id=inside["friendship"])
        own = Message.objects.filter(friendship__in=friendship, by_asker=inside.get("asked", False))
        if messages := list(own.order_by("number")):
            open_messages_soon(messages)
            found.append({"with": "a friend", "words": [_own(message, alias) for message in messages]})
    return sorted(found, key=lambda one: str(one["words"][0]["at"]))


def _own(message: Message, alias: Alias) -> dict[str, Any]:
    said = find_said(message, alias.public_id)
    return {
        "at": message.at.isoformat(),
        "text": said["source"] if said else "",
        "content_notes": said["note"].split() if said else [],
        "pictures": [f"pictures/{one}.webp" for one in said["pictures"]] if said else [],
        "taken_back": message.taken_back,
    }
