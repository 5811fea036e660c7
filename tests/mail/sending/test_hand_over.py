"""Who gets a mail at the moment it leaves, and what becomes of it when a server doesn't want it."""

from collections import Counter
from datetime import timedelta
from email import message_from_string

import pytest
from pytest_django.fixtures import Settings

from alongside.accounts.rest import rest
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow
from alongside.mail.letters.build import write_letters
from alongside.mail.sending import hand_over
from alongside.mail.sending.gates import ENOUGH
from alongside.mail.sending.written import letters_are_written_by
from alongside.mailroom.deliver import deliver_letters
from alongside.mailroom.lease import lease_some, sent, settle
from alongside.mailroom.models import Delivery, Going
from alongside.mailroom.outbox import mails_in_outbox
from alongside.mailroom.standing import rest_mail
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import choose_mail, end_mail, pause_mail
from alongside.standing.distance import block, mute
from alongside.threads.withdraw import withdraw
from tests.mail.post_office import ADDRESSES
from tests.mail.sending.after import after, give_address, turn_the_clock
from tests.servers.smtp import Sink
from tests.world import World


def got(smarthost: Sink) -> list[str]:
    """Who got something, in the order it came."""
    names = {address: name for name, address in ADDRESSES.items()}
    return [names[to] for _sender, to in smarthost.envelopes]


def alias_of(viewer: Viewer) -> Alias:
    return Alias.objects.get(public_id=viewer.alias)


def states() -> Counter[str]:
    return Counter(Delivery.objects.values_list("state", flat=True))


@pytest.mark.parametrize("moment", ["within the wait", "between fan-out and hand-over"])
def test_what_was_taken_back_is_never_mailed(
    readers: World, smarthost: Sink, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = readers.post()
    run_until_empty()
    if moment != "within the wait":
        monkeypatch.setattr(hand_over, "SLICE", -1.0)
        turn_the_clock(11)
        run_until_empty(2)
        monkeypatch.undo()
        assert states() == {Going.QUEUED: 3}
    withdraw(post, by=readers.ada)
    after(30)
    assert not smarthost.received
    assert not states()[Going.QUEUED]


def test_whoever_left_rests_pauses_keeps_away_or_wants_nothing_gets_nothing(readers: World, smarthost: Sink) -> None:
    choose_mail(by=readers.ada, mail="every", discreet=False, quiet=None)
    for refuses in (
        lambda: rest(by=readers.people["mia"], lasts=timedelta(days=7)),
        lambda: rest_mail(readers.nora.alias_id, because="bounces"),
        lambda: block(alias_of(readers.ben), by=readers.ada),
    ):
        refuses()
    readers.post(by="ben")
    after(11)
    assert got(smarthost) == []
    readers.post(by="mia")
    after(11)
    assert sorted(got(smarthost)) == ["ada", "ben"]


@pytest.mark.parametrize("meanwhile", ["left", "paused", "ended", "muted", "suspended"])
def test_what_changed_since_it_was_queued_counts(readers: World, smarthost: Sink, meanwhile: str) -> None:
    smarthost.busy = "MAIL"
    readers.post()
    after(11)
    assert states() == {Going.QUEUED: 3}
    {
        "left": lambda: leave(Membership.objects.get(alias=readers.ben.alias_id)),
        "paused": lambda: pause_mail(clock.today() + timedelta(days=9), by=readers.ben),
        "ended": lambda: end_mail(by=readers.ben),
        "muted": lambda: mute(alias_of(readers.ada), by=readers.ben),
        "suspended": lambda: rest_mail(readers.ben.alias_id, because="complaint"),
    }[meanwhile]()
    smarthost.busy = ""
    after(5)
    assert sorted(got(smarthost)) == ["mia", "nora"]
    after(60 * 24)
    assert len(smarthost.received) == 2


def test_a_mailbox_that_is_refused_for_good_fails_alone_and_is_told_to_whoever_counts_bounces(
    readers: World, smarthost: Sink
) -> None:
    give_address(readers, "mia", "refused@post.test")
    readers.post()
    after(11)
    assert sorted(got(smarthost)) == ["ben", "nora"]
    failed = Delivery.objects.get(state=Going.FAILED)
    assert (failed.alias_id, failed.trouble) == (readers.mia.alias_id, "5.1.1")
    assert EventRow.objects.get(name="DeliveryFailed").ids == {"delivery": failed.pk}


def test_a_mailbox_that_is_refused_for_now_is_tried_for_five_days(readers: World, smarthost: Sink) -> None:
    give_address(readers, "mia", "later@post.test")
    readers.post()
    after(11)
    assert sorted(got(smarthost)) == ["ben", "nora"]
    (waiting,) = Delivery.objects.filter(state=Going.QUEUED)
    assert timedelta() < waiting.due - clock.now() <= timedelta(minutes=1)
    for _try in range(70):
        after(120)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.trouble) == (Going.FAILED, "4.4.7")
    assert waiting.attempt < 100
    assert len(smarthost.received) == 2


@pytest.mark.parametrize("busy", ["MAIL", "RCPT", "DATA"])
def test_after_an_hour_of_trouble_everything_comes_in_order_and_nothing_is_lost(
    readers: World, smarthost: Sink, busy: str
) -> None:
    smarthost.busy = busy
    thread = readers.thread(title="One")
    after(11)
    for number in range(2, 6):
        readers.answer(thread, f"Answer {number}", by="ada")
        after(10)
    assert set(states()) == {Going.QUEUED}
    assert not smarthost.received
    smarthost.busy = ""
    for _minute in range(40):
        after(1)
    assert states() == {Going.SENT: 15}
    for name in ("ben", "mia", "nora"):
        mine = [
            raw for raw, (_s, to) in zip(smarthost.received, smarthost.envelopes, strict=True) if to == ADDRESSES[name]
        ]
        said = [message_from_string(raw).get_payload(0).get_payload().strip().splitlines()[0] for raw in mine]
        assert said == ["Tomorrow is my scan.", *(f"Answer {number}" for number in range(2, 6))]


def test_a_provider_that_refuses_again_and_again_is_left_alone_for_a_while(readers: World, smarthost: Sink) -> None:
    for name in ("ben", "mia"):
        give_address(readers, name, f"later@slow{name}.test")
    for name in ("ben", "mia", "nora"):
        choose_mail(by=readers.viewer(name), most=50)
    thread = readers.thread()
    for number in range(ENOUGH + 10):
        readers.answer(thread, f"Answer {number}", by="ada")
    after(11)
    asked = sum("slowben" in line for line in smarthost.heard)
    assert asked == ENOUGH
    assert got(smarthost).count("nora") == ENOUGH + 11
    after(2)
    assert sum("slowben" in line for line in smarthost.heard) == ENOUGH + 1  # one mail tries whether it works again


def test_a_batch_that_was_leased_is_nobody_elses_until_the_lease_is_over(readers: World, smarthost: Sink) -> None:
    smarthost.busy = "MAIL"
    readers.post()
    after(11)
    turn_the_clock(5)
    mine = lease_some(2)
    assert len(mine) == 2
    assert len(lease_some(10)) == 1
    Delivery.objects.update(leased_until=0)
    again = lease_some(10)
    assert len(again) == 3
    settle([sent(delivery) for delivery in mine])
    assert states() == {Going.QUEUED: 3}  # who lost the lease says nothing
    settle([sent(delivery) for delivery in again])
    assert states() == {Going.SENT: 3}


def test_what_nobody_can_write_holds_up_no_other(readers: World, smarthost: Sink) -> None:
    def break_down(_letters):
        raise ZeroDivisionError

    letters_are_written_by(break_down)
    try:
        post = readers.post()
        deliver_letters([(readers.ben.member_id, 0, post.pk)])
        after(11)
        assert sorted(got(smarthost)) == ["ben", "mia", "nora"]
        waiting = Delivery.objects.get(state=Going.QUEUED)
        assert (waiting.trouble, waiting.due > clock.now()) == ("unwritten", True)
    finally:
        letters_are_written_by(write_letters)
    after(2)
    assert got(smarthost).count("ben") == 1  # he has read the post: no letter says it again
    assert not states()[Going.QUEUED]


def test_quiet_hours_are_waited_for(readers: World, smarthost: Sink) -> None:
    hour = clock.now().hour
    choose_mail(by=readers.ben, zone="UTC", quiet=((hour - 1) % 24, (hour + 2) % 24))
    readers.post()
    after(11)
    assert sorted(got(smarthost)) == ["mia", "nora"]
    after(180)
    assert sorted(got(smarthost)) == ["ben", "mia", "nora"]


def test_without_a_smarthost_every_mail_is_in_the_outbox_as_its_reader_would_have_it(
    readers: World, settings: Settings
) -> None:
    settings.SMARTHOST = ""
    readers.post()
    after(11)
    shown = {one.mail.name: one.mail for one in mails_in_outbox()}
    assert set(shown) == {"Lily", "Maple", "Fern"}
    assert shown["Lily"].to == ADDRESSES["ben"]
    assert shown["Lily"].alias == readers.ben.alias
    assert b"Tomorrow is my scan." in shown["Lily"].raw
    assert states() == {Going.SENT: 3}
