"""Who is friends with whom, met whom and vouched for whom is in no export, page, event, job or journal row."""

import json
import zipfile
from pathlib import Path

import pytest

from alongside.accounts.proof import RecentProof
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow, JobRow
from alongside.friends.models import How
from alongside.friends.vouches.vouch import vouch
from alongside.journal.models import Entry
from alongside.portability.community_export import export_community
from alongside.portability.export import export_person
from tests.contracts.cast import Cast
from tests.contracts.test_blocks import all_pages, changed
from tests.friends.vouches.befriending import alias_of, befriend, let_meet, own_end
from tests.world import World

TWO = ("ben", "ada")


def know_each_other(world: World) -> None:
    """Ben and Ada become friends, meet, and say so of each other."""
    friend = befriend(world, "ben", "ada")
    for name in TWO:
        vouch(own_end(world, name, friend.friendship.public_id), How.SPOKE, by=world.viewer(name))
    let_meet(world, "ben", "ada")


@pytest.fixture
def named(world: World) -> dict[str, tuple[str, ...]]:
    """What would name each of the two."""
    return {name: (alias_of(world, name).public_id, alias_of(world, name).name) for name in TWO}


def test_ones_own_export_names_no_friend(world: World, named: dict[str, tuple[str, ...]], tmp_path: Path) -> None:
    know_each_other(world)
    for name, other in (("ben", "ada"), ("ada", "ben")):
        file = tmp_path / f"{name}.zip"
        export_person(file, by=RecentProof(world.people[name]))
        with zipfile.ZipFile(file) as whole:
            text = "".join(whole.read(one).decode() for one in whole.namelist() if one.endswith((".json", ".html")))
        assert "We have met in person." in text
        assert "Somebody here has met this member." in text
        assert [word for word in named[other] if word in text] == []


def test_a_communitys_export_knows_of_no_friendship(world: World, tmp_path: Path) -> None:
    export_community(world.kitchen, tmp_path / "before.zip", by=world.ada)
    know_each_other(world)
    export_community(world.kitchen, tmp_path / "after.zip", by=world.ada)

    def everything(name: str) -> dict[str, bytes]:
        with zipfile.ZipFile(tmp_path / name) as whole:
            return {one: whole.read(one) for one in whole.namelist()}

    assert everything("before.zip") == everything("after.zip")


def test_no_event_job_or_journal_row_names_both_and_the_journal_none(
    world: World, named: dict[str, tuple[str, ...]]
) -> None:
    journal = Entry.objects.count()
    know_each_other(world)
    both = {alias_of(world, name).pk for name in TWO}
    for row in (*EventRow.objects.all(), *JobRow.objects.all()):
        kept = row.ids
        aliases = {kept[key] for key in ("alias", "by", "of", "other") if key in kept}
        assert not both <= aliases, row
        text = json.dumps(kept)
        assert not any(word in text for words in named.values() for word in words)
    assert Entry.objects.count() == journal


def test_to_everybody_else_no_page_changes_but_the_words_on_the_two_pages(world: World) -> None:
    now = clock.now()
    clock.set_clock(lambda: now)
    cast = Cast(world)
    run_until_empty()
    roles = ("member", "host", "stranger", "elsewhere", "former", "waiting")
    all_pages(cast, roles)  # reading marks what was read
    before = all_pages(cast, roles)
    know_each_other(world)
    run_until_empty()
    assert set(changed(before, all_pages(cast, roles))) <= {("member", "alias"), ("host", "alias")}
