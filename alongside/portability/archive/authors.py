"""The writers of an archive: each address becomes one unclaimed alias with a neutral name, and stays sealed."""

from datetime import timedelta

from alongside.aliases.errors import NameTaken
from alongside.aliases.models import Alias, State
from alongside.aliases.name import create_alias
from alongside.communities.models import Community
from alongside.core.sealing import blind, bucket_scope, seal
from alongside.core.writing import writing
from alongside.portability.archive.names import neutral_name
from alongside.portability.models import ArchiveAuthor

PLACE = "portability_archiveauthor.sealed"
LIVES = timedelta(days=365)  # how long we could still write to somebody about words that are theirs
NAME_TRIES = 40

SIGNATURE = "portability_archivedmail.signature"
Author = tuple[int, str]  # alias, neutral name


def author_lookup(address: str) -> bytes:
    """The keyed hash by which an author's address is found; not the one by which accounts find theirs."""
    return blind(address.strip().casefold(), "archive author")


def seal_signature(signature: str, identity: bytes) -> bytes | None:
    """Seals how somebody signed: it is theirs to have back, and nobody else's to read."""
    if not signature.strip():
        return None
    return seal(signature, scope=bucket_scope("archive", lives=LIVES), place=SIGNATURE, row=identity.hex())


class Authors:
    """The aliases of a community's archive, by address, remembered while an import lasts."""

    def __init__(self, community: Community) -> None:
        self.community = community
        self._known: dict[str, Author] = {}

    def alias_of(self, address: str, name: str) -> Author:
        """Returns the alias of an author, made when this is the first mail."""
        key = address or f"name {name.casefold()}"
        if key not in self._known:
            self._known[key] = self._find(key) or self._make(key, address)
        return self._known[key]

    def _find(self, key: str) -> Author | None:
        row = ArchiveAuthor.objects.filter(community=self.community, lookup=author_lookup(key)).select_related("alias")
        author = row.first()
        return (author.alias.pk, author.alias.name) if author else None

    def _make(self, key: str, address: str) -> Author:
        with writing():
            alias = draw_alias(self.community)
            scope = bucket_scope("archive", lives=LIVES)
            sealed = seal(address, scope=scope, place=PLACE, row=alias.public_id) if address else None
            ArchiveAuthor.objects.create(
                community=self.community, alias=alias, lookup=author_lookup(key), sealed=sealed
            )
        return alias.pk, alias.name


def draw_alias(community: Community) -> Alias:
    """Makes an unclaimed alias with a name that nobody here has."""
    for tries in range(NAME_TRIES):
        try:
            return create_alias(community, name=neutral_name(tries), state=State.UNCLAIMED)
        except NameTaken:
            continue
    raise NameTaken("Too many names here are taken.")
