"""Members suggest, guides keep: who may do what, and what everybody sees of it."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound, TooOften
from alongside.core.jobs import run_until_empty
from alongside.guide.directory.keep import bring_back, change_entry, do, done_with, list_entry, say_looked, take_out
from alongside.guide.directory.listing import get_listed, is_stale, listed
from alongside.guide.directory.suggest import NoRemark, NotAnEntry, say_not_right, suggest_entry
from alongside.guide.directory.waiting import get_to_keep, history_of, waiting_for
from alongside.guide.export import export_guide
from alongside.guide.forget import forget_guide
from alongside.guide.guides import appoint_guide, guides
from alongside.guide.models import Entry, EntryState, Guide, Remark
from alongside.guide.tidy import tidy_directory
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from tests.guide.directory.places import LAKE, a_place, guide_of
from tests.world import World


def years_on(years: int) -> None:
    """Let so many years go by."""
    then = datetime.now(UTC) + timedelta(days=366 * years)
    clock.set_clock(lambda: then)


def test_a_suggestion_is_seen_by_guides_and_by_nobody_else_until_one_lists_it(world: World) -> None:
    entry = a_place(world, listed=False)
    assert listed() == []
    with pytest.raises(NotFound):
        get_listed(entry.public_id)
    guide = guide_of(world)
    assert waiting_for(guide).suggested == [entry]
    assert get_to_keep(entry.public_id, by=guide).suggested_by == Alias.objects.get(name="Lily")
    list_entry(entry, by=guide)
    assert [one.name for one in listed()] == ["Lakeside"]
    assert get_listed(entry.public_id).looked_on == clock.today()


def test_who_guides_keeps_entries_and_a_host_who_doesnt_guide_keeps_none(world: World) -> None:
    entry, stranger = a_place(world), Alias.objects.get(name="Heron")
    before = Entry.objects.values().get(pk=entry.pk)
    for refused in (list_entry, say_looked, take_out, bring_back):
        with pytest.raises(NotFound):
            refused(entry, by=stranger)
    with pytest.raises(NotFound):
        change_entry(entry, LAKE, by=stranger)
    with pytest.raises(NotFound):
        waiting_for(stranger)
    with pytest.raises(NotFound):
        get_to_keep(entry.public_id, by=stranger)
    assert Entry.objects.values().get(pk=entry.pk) == before


def test_what_a_guide_takes_out_is_found_no_more_and_comes_back_when_a_guide_says_so(world: World) -> None:
    entry, guide = a_place(world), guide_of(world)
    do("take-out", entry, by=guide)
    assert listed() == []
    entry.refresh_from_db()
    assert entry.suggested_by is None
    do("looked", entry, by=guide)  # a form that lay open
    assert listed() == []
    do("bring-back", entry, by=guide)
    assert [one.pk for one in listed()] == [entry.pk]
    assert [did for did, _by, _on in history_of(entry)] == ["brought back", "taken out", "listed"]


def test_an_entry_is_stale_a_year_after_somebody_looked_and_stands_there_all_the_same(world: World) -> None:
    entry = a_place(world)
    years_on(2)
    assert is_stale(get_listed(entry.public_id))
    assert waiting_for(guide_of(world)).stale == [entry]
    say_looked(entry, by=guide_of(world))
    assert not is_stale(get_listed(entry.public_id))
    assert waiting_for(guide_of(world)).stale == []


def test_a_guide_changes_an_entry_and_what_makes_no_sense_is_refused_whole(world: World) -> None:
    entry, guide = a_place(world), guide_of(world)
    change_entry(entry, {**LAKE, "name": "Lakeside Evenings"}, by=guide)
    assert get_listed(entry.public_id).name == "Lakeside Evenings"
    with pytest.raises(NotAnEntry):
        change_entry(entry, {**LAKE, "link": "javascript:alert(1)"}, by=guide)
    assert get_listed(entry.public_id).link == LAKE["link"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""}, {"name": "<b>Lake</b>"}, {"what": ""}, {"who": " "}, {"kind": "here"}, {"kind": "sect"},
        {"link": "http://lake.example.org/"}, {"link": "https://lake@evil.example.org/"}, {"link": "https://10.0.0.1/"},
        {"link": "https://lake.example.org:8443/"}, {"link": ""}, {"telephone": "call me", "link": ""},
        {"source": "ftp://lake.example.org"},
    ],
)  # fmt: skip
def test_what_is_no_entry_is_refused_with_words(world: World, wrong: dict[str, str]) -> None:
    with pytest.raises(NotAnEntry) as refused:
        suggest_entry({**LAKE, **wrong}, by=world.ben)
    assert str(refused.value)[0].isupper()
    assert not Entry.objects.exists()


def test_a_member_suggests_five_a_day_and_a_stranger_none(world: World) -> None:
    for number in range(5):
        suggest_entry({**LAKE, "name": f"Place {number}"}, by=world.ben)
    with pytest.raises(TooOften):
        suggest_entry(LAKE, by=world.ben)
    with pytest.raises(NotFound):
        suggest_entry(LAKE, by=world.nobody)
    assert Entry.objects.count() == 5


def test_a_remark_reaches_guides_without_a_name_and_goes_when_they_are_done(world: World) -> None:
    entry = a_place(world)
    say_not_right(entry, "It moved to another address.", by=world.nora)
    with pytest.raises(NoRemark):
        say_not_right(entry, "  ", by=world.nora)
    remark = Remark.objects.get()
    assert b"moved" not in bytes(remark.sealed)
    assert {field.name for field in Remark._meta.get_fields()} == {"id", "public_id", "entry", "sealed", "day"}
    guide = guide_of(world)
    assert [said.text for said in waiting_for(guide).remarks] == ["It moved to another address."]
    done_with(remark, by=guide)
    assert waiting_for(guide).remarks == []


def test_a_remark_is_gone_after_three_months(world: World) -> None:
    say_not_right(a_place(world), "It moved.", by=world.nora)
    tidy_directory()
    assert Remark.objects.exists()
    years_on(1)
    tidy_directory()
    assert not Remark.objects.exists()


def test_who_leaves_guides_no_more(world: World) -> None:
    appoint_guide(Alias.objects.get(name="Lily"))
    leave(Membership.objects.get(alias__name="Lily"))
    run_until_empty()
    assert guides() == []
    assert not Guide.objects.exists()


def test_erasure_leaves_the_entry_and_nothing_of_who_suggested_and_kept_it(world: World) -> None:
    entry = a_place(world)
    assert export_guide(Alias.objects.get(name="Lily"))["suggested"][0]["name"] == "Lakeside"
    assert export_guide(Alias.objects.get(name="Maple"))["guides"]
    for name in ("Lily", "Maple"):
        forget_guide(Alias.objects.get(name=name).pk)
    entry.refresh_from_db()
    assert entry.state == EntryState.LISTED
    assert entry.suggested_by is None
    assert [name for _did, name, _on in history_of(entry)] == [""]
