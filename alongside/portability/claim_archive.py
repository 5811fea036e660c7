"""An archive's mails and those who wrote them: making them one's own, or taking them back."""

from django.utils.translation import gettext as _

from alongside.accounts.addresses import ProvenAddress
from alongside.aliases.models import Alias, State
from alongside.communities.found import raise_version
from alongside.communities.models import Community
from alongside.core.errors import NotFound, Refused
from alongside.core.jobs import enqueue
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.portability.archive.authors import author_lookup
from alongside.portability.erase import erase_alias, finish_erasure
from alongside.portability.models import Archive, ArchiveAuthor
from alongside.threads.hand_on import hand_on, unquote
from alongside.threads.models import Post


class NothingWritten(Refused):
    """No mail in this archive came from that address."""


def has_archive(community_id: int) -> bool:
    """Whether old mail moved in here, so that the doorway can tell those who wrote it."""
    return Archive.objects.filter(community_id=community_id).exists()


def claim_archive(proven: ProvenAddress, *, by: Viewer) -> int:
    """Put the member's name on what was written from this address, and return how many mails that are."""
    if by.alias_id is None:
        raise NotFound
    author = _get_author(proven, by.community_id)
    handed = hand_on(of=author.alias_id, to=by.alias_id)
    _let_go(author.alias, words_stay=True)
    return handed


def withdraw_archive(proven: ProvenAddress, community: Community) -> int:
    """Take back all that was written from this address, and the copies in answers; nobody need be a member for it."""
    author = _get_author(proven, community.pk)
    count = Post.objects.filter(author=author.alias, withdrawn_at=None).count()
    unquote(of=author.alias_id)
    _let_go(author.alias, words_stay=False)
    return count


def _find_author(proven: ProvenAddress, community_id: int) -> ArchiveAuthor | None:
    authors = ArchiveAuthor.objects.filter(community_id=community_id, lookup=author_lookup(proven.text))
    return authors.select_related("alias__community").filter(alias__state=State.UNCLAIMED).first()


def _get_author(proven: ProvenAddress, community_id: int) -> ArchiveAuthor:
    if author := _find_author(proven, community_id):
        return author
    raise NothingWritten(
        _("No old mail here came from that address. Did you write from another one? You can try that one too.")
    )


def _let_go(alias: Alias, *, words_stay: bool) -> None:
    with writing():
        erase_alias(alias, words_stay=words_stay)
        raise_version(alias.community_id)
        enqueue(finish_erasure)
