"""Making addresses: random, one for each member and purpose, taken back singly, with nothing inside."""

import base64
import re
import secrets
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from alongside.aliases.models import Alias
from alongside.core.sealing import blind
from alongside.core.writing import writing
from alongside.friends.models import Side
from alongside.mailroom.models import Purpose, RelayAddress, Token

RELAY_NAME = 24  # letters of a name in a relay address
MANY = 400  # tokens in one statement, so that nobody else waits long for the pen


def new_local(beginning: str, octets: int = 13) -> str:
    """A fresh address: 13 random octets make 21 letters, 104 bits."""
    return f"{beginning}-{base64.b32encode(secrets.token_bytes(octets)).decode().rstrip('=').lower()}"


def hashed(local: str) -> bytes:
    """How an address that confirms something is kept: a stolen dump holds none of them."""
    return blind(local.lower(), "confirm-address")


def reply_tokens(thread_id: int, aliases: Collection[int]) -> dict[int, str]:
    """The address by which each of these aliases answers in this thread, made where there is none yet."""
    return _tokens(Purpose.REPLY, thread_id, aliases)


def letter_tokens(aliases: Collection[int]) -> dict[int, str]:
    """The address to which an answer to a whole letter goes."""
    return _tokens(Purpose.LETTER, None, aliases)


def unsubscribe_tokens(aliases: Collection[int]) -> dict[int, str]:
    """The address, and the secret of the link, by which each of these ends their mail here."""
    return _tokens(Purpose.UNSUBSCRIBE, None, aliases)


def question_tokens(question_id: int, aliases: Collection[int]) -> dict[int, str]:
    """The address by which each of these aliases answers this question of a chat, by the key of its post."""
    return _tokens(Purpose.QUESTION, None, aliases, question_id)


def private_token(side: Side) -> str:
    """The address by which the owner of this end of a friendship answers the other, and nobody else."""
    mine = Token.objects.filter(side=side).values_list("local", flat=True)
    if (known := mine.first()) is not None:
        return known
    made = Token(local=new_local("t"), alias_id=side.alias_id, side=side, purpose=Purpose.PRIVATE)
    with writing():
        Token.objects.bulk_create([made], ignore_conflicts=True)
    return mine.get()


def _tokens(
    purpose: Purpose, thread_id: int | None, aliases: Collection[int], question_id: int | None = None
) -> dict[int, str]:  # fmt: skip
    about = {"purpose": purpose, "thread_id": thread_id, "question_id": question_id}
    known = _known(about, aliases)
    missing = [alias for alias in aliases if alias not in known]
    if not missing:
        return known
    letter = "u" if purpose == Purpose.UNSUBSCRIBE else "t"
    made = [Token(local=new_local(letter), alias_id=alias, **about) for alias in missing]
    for start in range(0, len(made), MANY):
        with writing():
            Token.objects.bulk_create(made[start : start + MANY], ignore_conflicts=True)
    return _known(about, aliases)


def _known(about: Mapping[str, Any], aliases: Collection[int]) -> dict[int, str]:
    wanted = list(aliases)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), MANY):
        some = Token.objects.filter(alias_id__in=wanted[start : start + MANY], side=None, **about)
        found.update(some.values_list("alias_id", "local"))
    return found


def revoke_tokens(alias_id: int) -> None:
    """Let no address made for this alias lead anywhere any more; for leaving, removal and erasure."""
    with writing():
        Token.objects.filter(alias_id=alias_id).delete()
        RelayAddress.objects.filter(alias_id=alias_id).delete()


def relay_local(alias: Alias) -> str:
    """The alias's own address, made of its present name and chance; it stays while the name stays."""
    name = _plain(alias.name)
    current = RelayAddress.objects.filter(alias=alias, is_current=True).first()
    if current and current.local.rpartition("-")[0] == name:
        return current.local
    with writing():
        RelayAddress.objects.filter(alias=alias, is_current=True).update(is_current=False)
        local = f"{name}-{new_local('', 4)[1:7]}"
        return RelayAddress.objects.create(alias=alias, local=local).local


def _plain(name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:RELAY_NAME].strip("-")
    return plain if len(plain) > 1 else f"member-{plain}".strip("-")
