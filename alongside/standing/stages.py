"""The stages of a member: new, known, trusted. Time and people bring them on; a host's word does at once."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.memberships.access import HOSTS, require_host
from alongside.memberships.models import Membership, Stage, State
from alongside.memberships.viewer import Viewer
from alongside.standing.arrive import keep_arrival
from alongside.standing.models import Arrived

ENOUGH_KNOWN = 20  # members; among fewer, five accounts of one person would soon make a sixth known

KNOWN_HERE = ~Q(stage=Stage.NEW) | Q(role__in=HOSTS)


@dataclass(frozen=True)
class StageOf:
    """What hosts see of a member's stage: whether it is new, and whether a host said that it is known."""

    is_new: bool
    by_host: bool


def known_in(community_id: int) -> QuerySet[Membership]:
    """The members whose answers make somebody known: hosts, and whoever is known."""
    return Membership.objects.filter(KNOWN_HERE, community_id=community_id, state=State.ACTIVE)


def has_enough_known(community_id: int) -> bool:
    """Whether so many are known that time and answers may speak, and not the hosts alone."""
    return known_in(community_id)[:ENOUGH_KNOWN].count() >= ENOUGH_KNOWN


def stage_of(alias: Alias, *, viewer: Viewer) -> StageOf | None:
    """A member's stage, for hosts; of hosts themselves, and of whoever is not a member, there is none."""
    require_host(viewer)
    member = _members(viewer).filter(pk=alias.pk).first()
    if member is None or member.is_host:
        return None
    said = Arrived.objects.filter(pk=alias.pk).exclude(by_host=None).exists()
    return StageOf(member.stage == Stage.NEW, said and member.stage == Stage.KNOWN)


def say_known(alias: Alias, *, by: Viewer) -> bool:
    """A host's word: this member is known here, from now on. Says whether that changed anything."""
    _require_member(alias, by)
    with writing():
        if not Membership.objects.filter(pk=alias.pk, stage=Stage.NEW).update(stage=Stage.KNOWN):
            return False
        keep_arrival(alias)
        Arrived.objects.filter(pk=alias.pk).update(by_host=by.alias_id)
    return True


def take_word_back(alias: Alias, *, by: Viewer) -> bool:
    """Undo a host's word; what time and people made known stays so. Says whether that changed anything."""
    _require_member(alias, by)
    with writing():
        said = Arrived.objects.filter(pk=alias.pk).exclude(by_host=None)
        known = Membership.objects.filter(pk=alias.pk, stage=Stage.KNOWN, pk__in=said.values("pk"))
        if not known.update(stage=Stage.NEW):
            return False
        said.update(by_host=None)
    return True


def _require_member(alias: Alias, by: Viewer) -> None:
    require_host(by)
    if not _members(by).filter(pk=alias.pk).exists():
        raise NotFound


def _members(viewer: Viewer) -> QuerySet[Membership]:
    return Membership.objects.filter(community_id=viewer.community_id, state=State.ACTIVE)
