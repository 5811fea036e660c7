"""What a message says, sealed under its author's key; under whose, no row tells."""

import json
from typing import TypedDict

from alongside.core.errors import SealBroken
from alongside.core.sealing import alias_scope, blind, open_soon, seal, unseal, veil
from alongside.friends.models import Message

SEALED = "friends_message.sealed"
LETTERS = 40  # of a place's hash: 160 bits, and it fits into the column


class Said(TypedDict):
    """What is sealed."""

    source: str  # as it was typed
    html: str
    note: str  # content notes, space between
    warns: list[str]  # "money", "cure", "elsewhere": what the other is warned of
    pictures: list[str]  # public ids


def sealed_said(message: Message, author: str, said: Said) -> bytes:
    """Seal what a message says for this author, by their public id."""
    plain = json.dumps(said, ensure_ascii=False)
    sealed = seal(plain, scope=alias_scope(author), place=SEALED, row=message.public_id)
    # Messages of two stand side by side: without a veil their keys would tell who the two are.
    return veil(sealed, message.public_id)


def find_said(message: Message, author: str) -> Said | None:
    """What a message says; nothing once it was taken back, or its author's key is gone."""
    if message.taken_back or not message.sealed:
        return None
    sealed = veil(message.sealed, message.public_id)
    try:
        said: Said = json.loads(unseal(sealed, scope=alias_scope(author), place=SEALED, row=message.public_id))
    except SealBroken:
        return None
    return said


def open_messages_soon(messages: list[Message]) -> None:
    """Fetch the two authors' keys at once, for messages that are opened next."""
    open_soon(veil(message.sealed, message.public_id) for message in messages if message.sealed)


def place_of(author: str, friendship: str, picture: str) -> str:
    """The place at which a picture of a private conversation stands; it names neither of the two, nor both."""
    return f"private {blind(f'{author}|{friendship}|{picture}', 'private picture').hex()[:LETTERS]}"
