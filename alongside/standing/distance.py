"""Block and mute: what the other writes is gone from one's own pages; nothing changes on anybody else's."""

from collections.abc import Collection

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.models import Distance


def block(other: Alias, *, by: Viewer) -> None:
    """Never meet this alias's words again, and never be told of them."""
    _keep_away(other, by, is_block=True)


def mute(other: Alias, *, by: Viewer) -> None:
    """Fold this alias's words away; one tap shows them."""
    _keep_away(other, by, is_block=False)


def come_closer(other: Alias, *, by: Viewer) -> None:
    """Take a block or mute back."""
    with writing():
        Distance.objects.filter(by_id=by.alias_id, of=other).delete()


def distances(viewer: Viewer) -> dict[int, bool]:
    """Whom the viewer keeps away: alias id → whether it is a block."""
    kept = Distance.objects.filter(by_id=viewer.alias_id) if viewer.is_member else Distance.objects.none()
    return dict(kept.values_list("of_id", "is_block"))


def blocked_by_any(aliases: Collection[int]) -> frozenset[int]:
    """Whom any of these aliases blocked; for a page that speaks of several communities."""
    return frozenset(Distance.objects.filter(by__in=aliases, is_block=True).values_list("of_id", flat=True))


def keeps_away(alias_id: int, other_id: int) -> bool:
    """Whether the first alias blocked or muted the second: then nothing the second does is told to the first."""
    return Distance.objects.filter(by_id=alias_id, of_id=other_id).exists()


def _keep_away(other: Alias, by: Viewer, *, is_block: bool) -> None:
    if not by.is_member or other.community_id != by.community_id or other.pk == by.alias_id:
        raise NotFound
    with writing():
        Distance.objects.update_or_create(by_id=by.alias_id, of=other, defaults={"is_block": is_block})
