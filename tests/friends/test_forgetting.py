"""Who knows whom is nowhere in the clear; what was said goes with whoever said it, and along with them."""

import json
import secrets
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from alongside.accounts.proof import RecentProof
from alongside.aliases.models import Alias, State
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.keyring.models import WrappedKey
from alongside.core.models import EventRow, JobRow
from alongside.core.sealing import alias_scope, destroy_key, veil
from alongside.friends.access import friends_by
from alongside.friends.ask import ask
from alongside.friends.conversations.read import Entry, entries
from alongside.friends.conversations.take_back import take_back
from alongside.friends.conversations.write import write
from alongside.friends.errors import DoesntReach
from alongside.friends.export import export_friends
from alongside.friends.lost import mend_friends
from alongside.friends.models import Friendship, Message, Side
from alongside.friends.sides import Stands
from alongside.friends.tidy import tidy_friends
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.portability.community_export import export_community
from alongside.portability.erase import erase_person
from alongside.portability.export import export_person
from tests.friends.two import alias_of, befriend, friend_of, read
from tests.world import World


@pytest.fixture(autouse=True)
def _backups_lie_here(settings: Any, tmp_path: Path) -> None:
    settings.BACKUPS = tmp_path


def talk(world: World) -> None:
    """Two friends who did everything that two friends do."""
    mine, theirs = befriend(world)
    write(mine, by=world.ada, words="canary-hers", once="hers")
    write(theirs, by=world.ben, words="canary-his", note="death", once="his")
    write(mine, by=world.ada, words="canary-taken")
    take_back(friend_of(world.ada, world.ben), 4, by=world.ada)
    ask(alias_of(world.mia), by=world.ben, words="canary-ask")
    read(world.ben, world.ada)


def every_row() -> list[tuple[str, str]]:
    """Each row of each table as a stolen copy shows it."""
    found = []
    for model in apps.get_models():
        for row in model._default_manager.all():
            values = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
            found.append((model._meta.label, json.dumps(values, default=_as_text)))
    return found


def _as_text(value: Any) -> str:
    return bytes(value).hex() + bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def names_of(row: models.Model) -> set[int]:
    """The aliases a row points at."""
    pointing = [field for field in row._meta.concrete_fields if field.related_model is Alias]
    return {getattr(row, field.attname) for field in pointing}


# ---- The graph


def test_no_row_joins_two_friends(world: World) -> None:
    talk(world)
    ada, ben, mia = (alias_of(viewer) for viewer in (world.ada, world.ben, world.mia))
    for label, row in every_row():
        for pair in ((ada, ben), (ben, mia)):
            assert not all(alias.public_id in row for alias in pair), (label, row)
    for model in apps.get_models():
        for one in model._default_manager.all():
            assert not {ada.pk, ben.pk} <= names_of(one), model
            assert not {ben.pk, mia.pk} <= names_of(one), model


def test_rows_of_a_friendship_name_neither_of_the_two_even_through_their_keys(world: World) -> None:
    talk(world)
    keys = set(WrappedKey.objects.values_list("pk", flat=True))
    for message in Message.objects.exclude(sealed=b""):
        assert int.from_bytes(bytes(message.sealed)[1:9]) not in keys
        assert int.from_bytes(veil(message.sealed, message.public_id)[1:9]) in keys
    for model in (Friendship, Message):
        assert not [field for field in model._meta.concrete_fields if field.related_model is Alias]
    rows = [row for label, row in every_row() if label in ("friends.Friendship", "friends.Message")]
    for alias in Alias.objects.all():
        assert not any(alias.public_id in row for row in rows)


def test_a_row_that_names_an_alias_names_no_friendship(world: World) -> None:
    talk(world)
    friendships = list(Friendship.objects.values_list("public_id", flat=True))
    aliases = list(Alias.objects.values_list("public_id", flat=True))
    for label, row in every_row():
        if label != "friends.Friendship":
            assert not any(friendship in row for friendship in friendships), label
    for row in (*EventRow.objects.all(), *JobRow.objects.all()):
        said = json.dumps(row.ids, default=str)
        assert not any(alias in said for alias in aliases)


def test_neighbours_in_the_table_of_sides_are_no_friends(world: World) -> None:
    befriend(world)
    assert all(pk > 2**40 for pk in Side.objects.values_list("pk", flat=True))


def test_words_stand_nowhere_in_the_clear(world: World) -> None:
    talk(world)
    for label, row in every_row():
        assert "canary-" not in row, label


# ---- Erasure


def test_with_whoever_is_erased_go_their_words_and_the_other_keeps_their_own(world: World) -> None:
    talk(world)
    ada = world.ada
    erase_person(by=RecentProof(world.people["ben"]), words_stay=False)
    assert [(one.mine, one.source) for one in read_of_former(world)] == [
        (True, "Hello! I read what you wrote about salt."), (True, "canary-hers"), (True, "")
    ]  # fmt: skip
    (friend,) = friends_by(ada)
    assert (friend.other.state, friend.other.name, friend.stands) == (State.FORMER, "", Stands.FRIENDS)
    with pytest.raises(DoesntReach, match="a former member"):
        write(friend, by=ada, words="Are you there?")
    assert Side.objects.count() == 2, "hers, and that of the host who was asked"
    assert not friends_by(world.mia), "an ask goes with whoever asked"


def read_of_former(world: World) -> list[Entry]:
    return entries(friends_by(world.ada)[0], world.ada)


def test_words_left_without_a_name_are_no_private_ones(world: World) -> None:
    talk(world)
    erase_person(by=RecentProof(world.people["ben"]), words_stay=True)
    assert not any(one.source == "canary-his" for one in read_of_former(world))


def test_when_both_are_erased_nothing_is_left(world: World) -> None:
    befriend(world, "ben", "nora")
    for name in ("ben", "nora"):
        erase_person(by=RecentProof(world.people[name]), words_stay=False)
    assert not any(model._default_manager.exists() for model in (Friendship, Side, Message))


def test_without_the_key_nobody_reads_on(world: World) -> None:
    talk(world)
    destroy_key(alias_scope(world.ben.alias))
    said = [(one.mine, one.source) for one in read(world.ada, world.ben)]
    assert (False, "canary-his") not in said
    assert (True, "canary-hers") in said
    assert friends_by(world.ben) == []


def test_friendships_without_a_side_are_tidied_and_others_stay(world: World) -> None:
    befriend(world)
    befriend(world, "mia", "nora")
    Side.objects.filter(alias__in=[world.ada.member_id, world.ben.member_id]).delete()
    tidy_friends()
    assert Friendship.objects.count() == 2, "too young to be looked at"
    later = clock.now() + timedelta(days=2)
    clock.set_clock(lambda: later)
    tidy_friends()
    assert Friendship.objects.count() == 1
    assert friends_by(world.mia)
    assert Message.objects.count() == 1


# ---- Leaving


def test_leaving_closes_conversations_for_both_and_asks_for_one(world: World) -> None:
    talk(world)
    ask(alias_of(world.ben), by=world.nora, words="Hello!")
    leave(Membership.objects.get(pk=world.ben.member_id))
    run_until_empty()
    (asked,) = friends_by(world.nora)
    assert asked.stands == Stands.I_ASK, "as if it rested"
    assert not friends_by(world.mia), "whoever left asks nobody any more"
    assert {side.choice for side in Side.objects.filter(alias__name="Lily")} == {"left"}


# ---- Export


def test_one_takes_along_ones_own_words_and_never_whose_friend_one_is(world: World, tmp_path: Path) -> None:
    talk(world)
    found = export_friends(alias_of(world.ben))
    words = sorted(word["text"] for one in found for word in one["words"])
    assert words == ["canary-ask", "canary-his"]
    assert {one["with"] for one in found} == {"a friend"}
    export_person(tmp_path / "ben.zip", by=RecentProof(world.people["ben"]))
    with zipfile.ZipFile(tmp_path / "ben.zip") as opened:
        everything = "".join(opened.read(name).decode("utf-8", "replace") for name in opened.namelist())
    assert everything.count("canary-his") == 2, "as JSON, and to be read"
    for others in ("canary-hers", "Heron", world.ada.alias, *Friendship.objects.values_list("public_id", flat=True)):
        assert others not in everything


def test_what_was_taken_back_leaves_an_empty_place_in_the_export(world: World) -> None:
    talk(world)
    (one,) = export_friends(alias_of(world.ada))
    assert [(word["text"], word["taken_back"]) for word in one["words"]][-1] == ("", True)


def test_a_community_takes_nothing_private_along(world: World, tmp_path: Path) -> None:
    talk(world)
    export_community(world.kitchen, tmp_path / "kitchen.zip", by=world.ada)
    with zipfile.ZipFile(tmp_path / "kitchen.zip") as opened:
        everything = "".join(opened.read(name).decode("utf-8", "replace") for name in opened.namelist())
    for private in ("canary-", *Friendship.objects.values_list("public_id", flat=True)):
        assert private not in everything


# ---- Keys lost for good


@pytest.mark.parametrize("index_was_lost", [False, True])
def test_lost_keys_leave_what_can_still_be_read(world: World, index_was_lost: bool) -> None:
    talk(world)
    destroy_key(alias_scope(world.ben.alias))
    if index_was_lost:
        for side in Side.objects.all():
            Side.objects.filter(pk=side.pk).update(mark=secrets.token_bytes(32))
        for friendship in Friendship.objects.all():
            Friendship.objects.filter(pk=friendship.pk).update(pair=secrets.token_bytes(32))
    mend_friends(index_was_lost=index_was_lost)
    (friend,) = friends_by(world.ada)
    assert friend_of(world.ada, world.ben).friendship == friend.friendship
    readable = [one.source for one in read(world.ada, world.ben) if one.source]
    assert readable == ([] if index_was_lost else ["Hello! I read what you wrote about salt.", "canary-hers"])
