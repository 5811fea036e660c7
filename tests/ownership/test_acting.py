"""From a person to their alias in one query; from an alias to its person only where that may be."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.accounts.models import Person, PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.core.errors import SealBroken
from alongside.core.keyring import opening
from alongside.core.sealing import alias_scope, destroy_key
from alongside.memberships.models import Membership
from alongside.ownership import acting
from alongside.ownership.acting import HereAlready
from alongside.ownership.models import Ownership
from alongside.ownership.reach import find_person_behind
from tests.ownership.guard import OwnershipTouched, guard_ownership
from tests.world import World


def test_who_acts_is_found_in_one_query_that_unseals_nothing(world: World) -> None:
    opening.forget_remembered_keys()
    with CaptureQueriesContext(connection) as seen:
        membership = acting.find_membership(world.people["ada"], world.kitchen.pk)
    assert len(seen) == 1
    assert "keyring" not in seen[0]["sql"]
    assert membership
    assert membership.alias.name == "Heron"
    assert acting.find_membership(world.people["ben"], world.garden.pk) is None


def test_the_query_of_every_page_uses_indexes(world: World) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("reads SQLite's plan")
    with CaptureQueriesContext(connection) as seen:
        acting.find_membership(world.people["ada"], world.kitchen.pk)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + seen[0]["sql"])
        plan = [line[3] for line in cursor.fetchall()]
    assert not [line for line in plan if line.startswith("SCAN")], plan


def test_the_person_behind_an_alias_is_found_where_that_may_be(world: World) -> None:
    for name, community in (("ada", world.kitchen), ("ada", world.garden), ("ben", world.kitchen)):
        membership = acting.find_membership(world.people[name], community.pk)
        assert membership
        assert find_person_behind(membership.alias) == world.people[name]


def test_a_person_has_one_alias_in_a_community(world: World) -> None:
    with pytest.raises(HereAlready):
        acting.come_in(world.people["ada"], world.kitchen, name="Second")
    newcomer = PersonId(Person.objects.create().pk)
    acting.come_in(newcomer, world.kitchen, name="Second")


def test_a_person_finds_their_own_communities_and_nobody_elses(world: World) -> None:
    mine = {m.alias.name for m in acting.memberships_of(world.people["ada"])}
    assert mine == {"Heron", "Willow"}
    assert {m.alias.name for m in acting.memberships_of(world.people["ben"])} == {"Lily"}


def test_letting_go_cuts_the_link_from_both_sides(world: World) -> None:
    membership = acting.find_membership(world.people["ada"], world.garden.pk)
    assert membership
    acting.let_go_of(membership.alias, person=world.people["ada"])
    assert acting.find_membership(world.people["ada"], world.garden.pk) is None
    assert find_person_behind(membership.alias) is None
    assert set(get_preferences(world.people["ada"]).aliases) == {world.kitchen.public_id}


def test_no_column_of_ownership_tells_that_two_aliases_are_one_person(world: World) -> None:
    ids = [m.alias_id for m in acting.memberships_of(world.people["ada"])]
    one, two = Ownership.objects.filter(alias_id__in=ids)
    ada = str(world.people["ada"]).encode()
    assert bytes(one.match) != bytes(two.match)
    assert bytes(one.sealed)[:9] != bytes(two.sealed)[:9]  # another key each
    assert ada not in bytes(one.sealed) + bytes(two.sealed)


def test_without_the_alias_s_key_nobody_finds_the_person(world: World) -> None:
    membership = acting.find_membership(world.people["ben"], world.kitchen.pk)
    assert membership
    destroy_key(alias_scope(membership.alias.public_id))
    with pytest.raises(SealBroken):
        find_person_behind(membership.alias)


def test_an_ownership_row_moved_to_another_alias_does_not_open(world: World) -> None:
    ben, mia = (acting.find_membership(world.people[name], world.kitchen.pk) for name in ("ben", "mia"))
    assert ben
    assert mia
    row = Ownership.objects.get(alias_id=ben.alias_id)
    Ownership.objects.filter(alias_id=mia.alias_id).update(sealed=row.sealed)
    with pytest.raises(SealBroken):
        find_person_behind(mia.alias)


def test_nothing_leads_from_an_alias_to_its_ownership() -> None:
    from alongside.aliases.models import Alias

    assert not [f.name for f in Alias._meta.get_fields(include_hidden=False) if "ownership" in f.name.lower()]


def test_a_statement_that_names_ownership_from_elsewhere_is_caught(world: World) -> None:
    from alongside.memberships import access

    def asks_from_elsewhere() -> None:
        exec(compile("list(Ownership.objects.all())", access.__file__, "exec"), {"Ownership": Ownership})

    with connection.execute_wrapper(guard_ownership), pytest.raises(OwnershipTouched):
        asks_from_elsewhere()
    with connection.execute_wrapper(guard_ownership):
        acting.find_membership(world.people["ada"], world.kitchen.pk)
        list(Membership.objects.all())


def test_erasure_finds_an_alias_that_the_person_s_own_list_has_lost(world: World) -> None:
    change_preferences(by=world.people["ada"], aliases={})
    assert acting.memberships_of(world.people["ada"]) == []
    assert {alias.name for alias in acting.every_alias_of(world.people["ada"])} == {"Heron", "Willow"}
