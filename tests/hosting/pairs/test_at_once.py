"""Whoever is let go is outside at once: pages, forms, mail, links they gave, and their way back; not elsewhere."""

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.decisions.appeal import appeal, undo
from alongside.hosting.decisions.verbs import LET_GO
from alongside.hosting.models import Decision
from alongside.mail.sending.written import write_batch
from alongside.mailroom.models import Delivery, Token
from alongside.mailroom.tokens import new_local, unsubscribe_tokens
from alongside.memberships.come_back import NotGone, come_back
from alongside.memberships.join import find_invitation, invite
from alongside.memberships.lead import appoint
from alongside.memberships.models import Membership, State
from alongside.notify.choose import choose_mail
from alongside.ownership import acting
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.hosting.pairs.agreeing import let_go
from tests.mail.sending.after import give_address
from tests.web.as_person import client_of
from tests.world import World


def test_the_very_next_page_is_that_of_a_stranger_and_the_session_stays_for_other_communities(world: World) -> None:
    acting.come_in(world.people["ben"], world.garden, name="Wren")
    client, thread = client_of(world.people["ben"]), world.thread()
    assert client.get(f"/t/{thread.public_id}/").status_code == 200
    let_go(world, "ben")
    assert client.get(f"/t/{thread.public_id}/").status_code == 404
    assert client.post(f"/t/{thread.public_id}/answer/", {"text": "Still here."}).status_code == 404
    assert client.get("/you/").status_code == 200
    assert world.viewer("ben", world.garden).is_member


def test_a_page_that_lay_open_writes_nothing(world: World) -> None:
    ben, thread = world.ben, world.thread()
    let_go(world, "ben")
    with pytest.raises(NotFound):
        reply(thread, by=world.ben, words=Words("Still here."))
    assert ben.is_member, "an old view of it says otherwise, and no request keeps one"


def test_invitations_they_made_open_no_door(world: World) -> None:
    theirs, another = invite(world.kitchen, by=world.ben), invite(world.kitchen, by=world.nora)
    let_go(world, "ben")
    assert find_invitation(theirs) is None
    assert find_invitation(another)


def test_the_same_person_does_not_come_in_again(world: World) -> None:
    let_go(world, "ben")
    with pytest.raises(acting.HereAlready):
        acting.come_in(world.people["ben"], world.kitchen, name="Wren")
    membership = Membership.objects.get(alias__name="Lily", community=world.kitchen)
    with pytest.raises(NotGone):
        come_back(membership)
    client = client_of(world.people["ben"])
    client.get(f"/i/{invite(world.kitchen, by=world.nora)}/")
    client.post(f"/c/{world.kitchen.public_id}/come-in/back/")
    membership.refresh_from_db()
    assert membership.state == State.REMOVED
    assert not world.ben.is_member


def test_mail_on_its_way_is_not_handed_over_and_addresses_lead_nowhere(world: World) -> None:
    lily = world.ben.member_id
    give_address(world, "ben", "ben@example.org")
    choose_mail(by=world.ben, mail="every", discreet=False, quiet=None)
    now = clock.now()
    post = world.post(by="nora")
    delivery = Delivery.objects.create(alias_id=lily, post=post, return_path=new_local("b"), due=now, at=now)
    unsubscribe_tokens([lily])
    assert len(write_batch([delivery])) == 1
    let_go(world, "ben")
    assert write_batch([delivery]) == [], "asked again at the last moment, before any job has run"
    run_until_empty()
    assert not Delivery.objects.filter(alias_id=lily).exists()
    assert not Token.objects.filter(alias_id=lily).exists()


def test_who_was_let_go_may_see_it_otherwise_and_a_host_who_had_no_part_in_it_lets_them_back(world: World) -> None:
    nora = world.nora.alias_id
    assert nora
    appoint(nora, by=world.ada)
    let_go(world, "ben")
    decision = Decision.objects.get(verb=LET_GO)
    appeal(decision, "It was my brother, on my phone.", by=world.ben)
    for involved in (world.mia, world.ada):
        with pytest.raises(NotFound):
            undo(decision, by=involved, because="No.")
    undo(decision, by=world.nora, because="I believe it.")
    assert world.ben.is_member
