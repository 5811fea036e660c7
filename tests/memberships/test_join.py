"""Coming in: at once, by asking, or by invitation."""

from datetime import timedelta

import pytest

from alongside.accounts.models import Person, PersonId
from alongside.aliases.errors import NameTaken
from alongside.communities.found import change
from alongside.communities.models import Community, Joining
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.memberships.access import waiting_by
from alongside.memberships.errors import InvitationOver, NotHost
from alongside.memberships.join import decline, find_invitation, invite, let_in, take_back
from alongside.ownership import acting
from alongside.ownership.acting import HereAlready
from tests.world import World


def a_person() -> PersonId:
    return PersonId(Person.objects.create().pk)


def test_where_anyone_may_join_one_is_in_at_once(world: World) -> None:
    acting.come_in(newcomer := a_person(), world.kitchen, name="Thyme")
    assert acting.find_viewer(newcomer, world.kitchen).is_member
    assert not acting.find_viewer(newcomer, world.garden).is_member


def test_where_one_asks_a_host_lets_in_and_a_member_cannot(world: World) -> None:
    change(world.kitchen, joining=Joining.ASK)
    acting.come_in(newcomer := a_person(), world.kitchen, name="Thyme", asking="I cook for my brother.")
    assert not acting.find_viewer(newcomer, world.kitchen).is_member
    (waiting,) = waiting_by(world.mia)
    with pytest.raises(NotHost):
        let_in(waiting, by=world.ben)
    with pytest.raises(NotFound):
        let_in(waiting, by=world.otto)
    let_in(waiting, by=world.mia)
    assert acting.find_viewer(newcomer, world.kitchen).is_member


def test_who_was_declined_stays_outside(world: World) -> None:
    change(world.kitchen, joining=Joining.ASK)
    acting.come_in(newcomer := a_person(), world.kitchen, name="Thyme")
    decline(waiting_by(world.mia)[0], by=world.mia)
    assert not acting.find_viewer(newcomer, world.kitchen).is_member
    assert not waiting_by(world.mia).exists()


def test_an_invitation_opens_until_it_is_used_up_taken_back_or_old(world: World) -> None:
    change(world.kitchen, joining=Joining.INVITATION)
    with pytest.raises(InvitationOver):
        acting.come_in(a_person(), world.kitchen, name="Thyme")
    once = invite(world.kitchen, by=world.mia, uses=1)
    acting.come_in(a_person(), world.kitchen, name="Thyme", invitation=once)
    with pytest.raises(InvitationOver):
        acting.come_in(a_person(), world.kitchen, name="Sage", invitation=once)
    back = invite(world.kitchen, by=world.mia)
    found = find_invitation(back)
    assert found is not None
    take_back(found, by=world.ada)
    assert find_invitation(back) is None
    late = invite(world.kitchen, by=world.mia)
    clock.set_clock(lambda: real + timedelta(days=15)) if (real := clock.now()) else None
    assert find_invitation(late) is None


def test_an_invitation_to_one_community_opens_no_other(world: World) -> None:
    change(world.garden, joining=Joining.INVITATION)
    with pytest.raises(InvitationOver):
        acting.come_in(a_person(), world.garden, name="Thyme", invitation=invite(world.kitchen, by=world.mia))


def test_members_invite_where_anyone_may_join_else_hosts_and_each_to_their_own_community(world: World) -> None:
    assert invite(world.kitchen, by=world.ben)
    change(world.kitchen, joining=Joining.INVITATION)
    kitchen = Community.objects.get(pk=world.kitchen.pk)
    assert invite(kitchen, by=world.mia)
    for viewer in (world.ben, world.nobody, world.viewer("otto", world.garden)):
        with pytest.raises(NotFound):
            invite(kitchen, by=viewer)


@pytest.mark.parametrize("name", ["Heron", "heron", "HER0N", "Herοn", " Heron "])
def test_a_name_that_is_taken_or_looks_taken_is_refused(world: World, name: str) -> None:
    with pytest.raises(NameTaken):
        acting.come_in(a_person(), world.kitchen, name=name)
    acting.come_in(a_person(), world.garden, name=name)  # elsewhere it is free


def test_a_person_has_one_alias_in_a_community(world: World) -> None:
    with pytest.raises(HereAlready):
        acting.come_in(world.people["ben"], world.kitchen, name="Second")
