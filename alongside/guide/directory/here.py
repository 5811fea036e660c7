"""Communities of this house in its directory: they come by themselves, and say what their doorway says."""

from collections.abc import Sequence

from django.db.models import Exists, F, OuterRef

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.guide.directory.fields import plain_items
from alongside.guide.models import Entry, EntryState, Kind
from alongside.memberships.access import require_founder
from alongside.memberships.viewer import Viewer


@job()
def note_community(community: int) -> None:
    """Give a community that shows itself its place in the directory; what stands there is read from its doorway."""
    for found in Community.objects.listed().filter(pk=community):
        place_of(found)


@job()
def note_communities() -> None:
    """The same for every one that has none yet, such as those that were here before the directory."""
    placed = Entry.objects.filter(community=OuterRef("pk"))
    for found in Community.objects.listed().filter(~Exists(placed)):
        place_of(found)


def place_of(community: Community) -> Entry:
    """The entry of a community, made where there is none; what a file said under its name gives way."""
    ref = f"here-{community.public_id}"
    with writing():
        Entry.objects.filter(ref=ref, community=None).delete()
        entry, _made = Entry.objects.get_or_create(
            community=community,
            defaults={
                "ref": ref,
                "kind": Kind.HERE,
                "state": EntryState.LISTED,
                "came_on": clock.today(),
            },
        )
    return entry


def said_for_guide(community: Community, *, by: Viewer) -> Entry:
    """What founders said for the guide; for founders."""
    require_founder(by)
    return Entry.objects.filter(community=community).first() or Entry(community=community, kind=Kind.HERE)


def say_for_guide(
    community: Community, *, by: Viewer, conditions: Sequence[str], stands: Sequence[str], hopes: Sequence[str]
) -> None:
    """Say with which illnesses, for whom and with what hope people come here, so that the guide finds the way."""
    require_founder(by)
    said = {"conditions": conditions, "stands": stands, "hopes": hopes}
    fields = {name: plain_items(list(items), name) for name, items in said.items()}
    with writing():
        entry = place_of(community)
        Entry.objects.filter(pk=entry.pk).update(**fields, looked_on=clock.today(), version=F("version") + 1)
