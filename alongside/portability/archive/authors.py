"""The writers of an archive: each address becomes one unclaimed alias with a neutral name, and stays sealed."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from alongside.aliases.errors import NameTaken
from alongside.aliases.models import Alias, State
from alongside.aliases.name import create_alias
from alongside.communities.models import Community
from alongside.core.sealing import blind, bucket_scope, seal
from alongside.core.writing import writing
from alongside.portability.archive.names import neutral_name
from alongside.portability.models import ArchiveAuthor

if TYPE_CHECKING:
    from alongside.core.mailtext.reading import Head  # pages that claim old mail read none

PLACE = "portability_archiveauthor.sealed"
LIVES = timedelta(days=365)  # how long we could still write to somebody about words that are theirs
NAME_TRIES = 40

SIGNATURE = "portability_archivedmail.signature"
Author = tuple[int, str]  # alias, neutral name


def author_lookup(address: str) -> bytes:
    """The keyed hash by which an author's address is found; not the one by which accounts find theirs."""
    return blind(address.strip().casefold(), "archive author")


class Authors:
    """The aliases of a community's archive, by address, remembered while an import lasts."""

    def __init__(self, community: Community) -> None:
        self.community = community
        self._known: dict[str, Author] = {}
        self._signed: dict[int, int] = {}

    def introduce(self, heads: "Iterable[Head]") -> None:
        """Finds or makes the aliases of those who wrote these mails, in one transaction."""
        new = {_key(head): head.address for head in heads if _key(head) not in self._known}
        if not new:
            return
        with writing():
            met = {key: self._find(key) or self._make(key, address) for key, address in new.items()}
        self._known |= met  # only once it is there for good

    def alias_of(self, head: "Head") -> Author:
        """Returns the alias of somebody who was introduced."""
        return self._known[_key(head)]

    def seal_signature(self, author: Author, signature: str, identity: bytes) -> bytes | None:
        """Seals how somebody signed, once for each way: it is theirs to have back, and nobody else's to read."""
        known = hash(signature)
        if not signature.strip() or self._signed.get(author[0]) == known:
            return None
        self._signed[author[0]] = known
        return seal(signature, scope=bucket_scope("archive", lives=LIVES), place=SIGNATURE, row=identity.hex())

    def _find(self, key: str) -> Author | None:
        row = ArchiveAuthor.objects.filter(community=self.community, lookup=author_lookup(key)).select_related("alias")
        author = row.first()
        return (author.alias.pk, author.alias.name) if author else None

    def _make(self, key: str, address: str) -> Author:
        alias = draw_alias(self.community)
        scope = bucket_scope("archive", lives=LIVES)
        sealed = seal(address, scope=scope, place=PLACE, row=alias.public_id) if address else None
        ArchiveAuthor.objects.create(community=self.community, alias=alias, lookup=author_lookup(key), sealed=sealed)
        return alias.pk, alias.name


def _key(head: "Head") -> str:
    """What tells one author from another: the address, or the name where there is none."""
    return head.address or f"name {head.name.casefold()}"


def draw_alias(community: Community) -> Alias:
    """Makes an unclaimed alias with a name that nobody here has."""
    for tries in range(NAME_TRIES):
        try:
            return create_alias(community, name=neutral_name(tries), state=State.UNCLAIMED)
        except NameTaken:
            continue
    raise NameTaken("Too many names here are taken.")
