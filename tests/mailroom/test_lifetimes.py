"""Mail goes when its time is over, sooner where nothing waits for it, and with the alias or person it belongs to."""

from datetime import timedelta

import pytest

from alongside.accounts.proof import RecentProof
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.jobs import run_until_empty
from alongside.core.models import JobRow
from alongside.mailroom.held import Story, keep
from alongside.mailroom.joining import ask_to_join
from alongside.mailroom.models import (
    Arrival,
    Delivery,
    HeldMail,
    Incoming,
    JoinRequest,
    MailStanding,
    OutboxMail,
    RelayAddress,
    State,
    Token,
)
from alongside.mailroom.receive import receive
from alongside.mailroom.tidy import tidy_mail
from alongside.mailroom.tokens import new_local, relay_local, reply_tokens, unsubscribe_tokens
from alongside.memberships.access import get_alias
from alongside.portability.erase import erase_person
from alongside.portability.go import go
from tests.hosting.pairs.agreeing import let_go

pytestmark = pytest.mark.django_db
STORY = Story("Scan day", "All of my words.", "It waits.", "Another address.", "Say yes.", ask="sender")
LETTERS = (Token, RelayAddress, Delivery, MailStanding)


def after(days: float) -> None:
    """Let so many days go by, and do the daily work."""
    then = clock.now() + timedelta(days=days)
    clock.set_clock(lambda: then)
    tidy_mail.function()


def everything_for(world, name: str) -> int:
    """Let the mailroom hold something of each kind for this one's alias."""
    alias = get_alias(world.viewer(name), world.viewer(name).alias)
    post = world.post()
    reply_tokens(post.thread_id, [alias.pk])
    unsubscribe_tokens([alias.pk])
    relay_local(alias)
    Delivery.objects.create(alias=alias, post=post, return_path=new_local("b"), due=clock.now(), at=clock.now())
    MailStanding.objects.create(alias=alias, score=2)
    return alias.pk


def left_of(alias: int) -> set[str]:
    return {model.__name__ for model in LETTERS if model.objects.filter(alias_id=alias).exists()}


ALL = {model.__name__ for model in LETTERS}


WAITS = (State.RECEIVED, State.HELD, State.BROKEN)


@pytest.mark.parametrize(("state", "stays"), [(state, state in WAITS) for state in State])
def test_raw_mail_goes_as_soon_as_nothing_waits_for_it(db, state, stays):
    receive(b"From: x\r\n\r\nHello", ["kidney", "kidney-help"])
    Arrival.objects.update(state=State.ACTED)
    Arrival.objects.filter(local="kidney").update(state=state)
    after(1)
    assert Incoming.objects.exists() is stays
    assert Arrival.objects.count() == 2, "whoever asks where a mail went still hears it"
    after(35)
    assert not Incoming.objects.exists()
    assert not Arrival.objects.exists()


def test_held_mail_lives_thirty_days_deliveries_ten_and_the_outbox_seven(world):
    everything_for(world, "ben")
    keep(world.people["ben"], STORY)
    OutboxMail.objects.create(public_id=new_public_id(), sealed=b"x", at=clock.now())
    ask_to_join(world.kitchen, "nina@example.org")
    kept: dict[type, int] = {}
    for day in range(1, 33):
        after(1)
        kept |= {model: day for model in (HeldMail, Delivery, OutboxMail, JoinRequest) if model.objects.exists()}
    lasted = [kept[model] for model in (HeldMail, JoinRequest, Delivery, OutboxMail)]
    assert lasted == [29, 29, 9, 6], "gone on the day after"
    assert Token.objects.exists(), "an old mail can still be answered"


@pytest.mark.parametrize("words", ["keep", "nameless", "take"])
def test_who_leaves_has_no_address_here_any_more(world, words):
    ben, mia = everything_for(world, "ben"), everything_for(world, "mia")
    go(get_alias(world.ben, world.ben.alias), words=words)
    assert left_of(ben) == set()
    assert left_of(mia) == ALL


def test_who_is_removed_has_no_address_here_any_more(world):
    ben, mia = everything_for(world, "ben"), everything_for(world, "mia")
    let_go(world, "ben")
    JobRow.objects.exclude(name="mailroom.forget.forget_mail_of_left").delete()
    run_until_empty()
    assert left_of(ben) == set()
    assert left_of(mia) == ALL


def test_a_person_who_is_erased_takes_held_mail_and_all_addresses_along(world):
    ben = everything_for(world, "ben")
    for name in ("ben", "mia"):
        keep(world.people[name], STORY)
    erase_person(by=RecentProof(world.people["ben"]), words_stay=True)
    assert left_of(ben) == set()
    assert HeldMail.objects.get().person_id == world.people["mia"]
