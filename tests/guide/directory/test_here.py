"""Communities of the house stand in its directory as their doorways say, and only those that show themselves."""

import pytest

from alongside.communities.found import change
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.guide.directory.here import note_communities, said_for_guide, say_for_guide
from alongside.guide.directory.keep import OfACommunity, change_entry, take_out
from alongside.guide.directory.listing import described, get_listed, is_stale, listed
from alongside.guide.models import Entry
from alongside.memberships.errors import NotFounder
from tests.guide.directory.places import LAKE, a_place, guide_of
from tests.world import World


def show(community: Community) -> Entry:
    """Let its doorway be seen, and the entry that follows."""
    change(community, is_listed=True)
    run_until_empty()
    return Entry.objects.get(community=community)


def test_a_community_that_shows_itself_stands_there_and_an_unlisted_one_does_not(world: World) -> None:
    entry = show(world.kitchen)
    assert [(one.name, one.kind) for one in listed()] == [("Kidney Kitchen", "here")]
    change(world.kitchen, is_listed=False)  # at once, with no job in between
    assert listed() == []
    with pytest.raises(NotFound):
        get_listed(entry.public_id)


def test_a_closed_community_is_gone_at_once(world: World) -> None:
    show(world.kitchen)
    Community.objects.filter(pk=world.kitchen.pk).update(closed=True)
    assert listed() == []


def test_what_the_doorway_says_now_is_what_stands_there(world: World) -> None:
    entry = show(world.kitchen)
    change(world.kitchen, name="Kidney Table", purpose="Eating together")
    shown = get_listed(entry.public_id)
    assert (shown.name, shown.what) == ("Kidney Table", "Eating together")
    assert listed()[0].name == "Kidney Table"
    assert Entry.objects.get().name == "", "nothing of it is stored twice"
    assert not is_stale(shown)


def test_communities_from_before_the_directory_get_their_place(world: World) -> None:
    Community.objects.filter(pk=world.garden.pk).update(is_listed=True)
    note_communities()
    note_communities()
    assert [entry.name for entry in listed()] == ["Quiet Garden"]


def test_founders_say_for_whom_it_is_and_others_do_not(world: World) -> None:
    show(world.kitchen)
    said = {"conditions": ["kidney disease", "<script>"], "stands": ["lives_with", "heir"], "hopes": ["company"]}
    with pytest.raises(NotFounder):
        say_for_guide(world.kitchen, by=world.ben, **said)
    with pytest.raises(NotFound):
        said_for_guide(world.kitchen, by=world.nobody)
    say_for_guide(world.kitchen, by=world.ada, **said)
    entry = described(listed()[0])
    assert (entry.conditions, entry.stands, entry.hopes) == (("kidney disease",), ("lives_with",), ("company",))
    assert (entry.name, entry.languages) == ("Kidney Kitchen", ("en",))


def test_guides_take_a_community_out_and_leave_its_words_to_its_founders(world: World) -> None:
    entry, guide = show(world.kitchen), guide_of(world)
    with pytest.raises(OfACommunity):
        change_entry(entry, LAKE, by=guide)
    take_out(entry, by=guide)
    assert listed() == []


def test_what_is_here_stands_before_what_is_elsewhere(world: World) -> None:
    a_place(world, name="A first by its name")
    show(world.kitchen)
    assert [entry.name for entry in listed()] == ["Kidney Kitchen", "A first by its name"]
