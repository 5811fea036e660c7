"""Which of our addresses means what. All are ASCII, lower case, and read in any case."""

import re
from dataclasses import dataclass
from itertools import islice

from django.conf import settings

from alongside.aliases.models import Alias
from alongside.communities.mail_name import ENDINGS
from alongside.communities.models import Community
from alongside.core.rows import columns_of, fetched, made, width_of
from alongside.mailroom.models import LOCAL, Delivery, HeldMail, JoinRequest, RelayAddress, Token
from alongside.mailroom.tokens import hashed
from alongside.threads.models import Thread

# By hand, because each answer by mail comes by here.
TOKEN = f"""
    SELECT {columns_of(Token, "k")}, {columns_of(Alias, "a")}, {columns_of(Community, "c")}, {columns_of(Thread, "t")}
    FROM mailroom_token k JOIN aliases_alias a ON a.id = k.alias_id
    JOIN communities_community c ON c.id = a.community_id
    LEFT JOIN threads_post q ON q.id = k.question_id
    LEFT JOIN threads_thread t ON t.id = COALESCE(k.thread_id, q.thread_id) WHERE k.local = %s"""  # noqa: S608  (columns, no values)

SITE = ("postmaster", "abuse")
KNOWN = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


@dataclass(frozen=True)
class Destination:
    """Where a mail to one of our addresses belongs.

    `kind` is community, join, leave, digest, pause, help, mods, postmaster, abuse, reply, letter, private, question (of
    a chat), unsubscribe, relay, bounce, confirm, joining (answers to the questions of joining) or nobody.
    """

    kind: str
    local: str
    community: Community | None = None
    token: Token | None = None
    relay: RelayAddress | None = None
    delivery: Delivery | None = None
    held: HeldMail | None = None
    joining: JoinRequest | None = None


def our_local(address: str) -> str | None:
    """What stands before the @ of an address of ours, in small letters, or None when it is somebody else's."""
    local, _at, domain = address.strip().strip("<>").rpartition("@")
    return local.lower() if domain.lower().rstrip(".") == settings.MAIL_DOMAIN else None


def address_of(local: str) -> str:
    """The whole address of one of ours."""
    return f"{local}@{settings.MAIL_DOMAIN}"


def community_address(community: Community, ending: str = "") -> str:
    """Where one writes to a community; `ending` is one of join, leave, digest, pause, help, mods."""
    return address_of(f"{community.mail_name}{f'-{ending}' if ending else ''}")


def find_destination(local: str) -> Destination:
    """What this address of ours means now; `nobody` when it means nothing."""
    local = local.lower()
    if len(local) > LOCAL or not KNOWN.fullmatch(local):
        return Destination("nobody", local)
    if local in SITE:
        return Destination(local, local)
    return _private(local) or _of_community(local) or Destination("nobody", local)


def is_known(local: str) -> bool:
    """Whether this address of ours means anything now; quick for answers, which most mails are."""
    if local.startswith("t-") and Token.objects.filter(local=local).exists():
        return True
    return find_destination(local).kind != "nobody"


def _private(local: str) -> Destination | None:
    """An address made for one member, one mail or one question."""
    if local.startswith(("t-", "u-")):
        token = _find_token(local)
        return Destination(token.purpose, local, token.alias.community, token=token) if token else None
    if local.startswith("b-"):
        delivery = Delivery.objects.select_related("alias__community", "post").filter(return_path=local).first()
        return Destination("bounce", local, delivery.alias.community, delivery=delivery) if delivery else None
    if local.startswith("c-"):
        return _asked(local)
    return None


def _find_token(local: str) -> Token | None:
    """The token of this address, with its alias, community and thread (that in which a question stands, too)."""
    row = next(iter(fetched(TOKEN, [local])), None)
    if row is None:
        return None
    columns = iter(row)
    token = made(Token, list(islice(columns, width_of(Token))))
    token.alias = made(Alias, list(islice(columns, width_of(Alias))))
    token.alias.community = made(Community, list(islice(columns, width_of(Community))))
    token.thread = made(Thread, list(columns)) if token.thread_id or token.question_id else None
    return token


def _asked(local: str) -> Destination | None:
    """An address to which the answer to a question of ours goes."""
    if held := HeldMail.objects.filter(answer_to=hashed(local), done=False).first():
        return Destination("confirm", local, held=held)
    if joining := JoinRequest.objects.select_related("community").filter(answer_to=hashed(local)).first():
        return Destination("joining", local, joining.community, joining=joining)
    return None


def _of_community(local: str) -> Destination | None:
    for ending in ("", *ENDINGS):
        if local.endswith(ending):
            name = local.removesuffix(ending)
            if community := Community.objects.standing().filter(mail_name=name).first():
                return Destination(ending[1:] or "community", local, community)
    relay = RelayAddress.objects.select_related("alias__community").filter(local=local).first()
    return Destination("relay", local, relay.alias.community, relay=relay) if relay else None
