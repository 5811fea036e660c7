"""A host who is asked hears by mail at once, without a word of the post; nobody else does."""

import pytest

from alongside.accounts.letters import letters_waiting
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.rest import WEEK, rest
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.crisis.escalate import go_on_asking
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.models import Case, CaseKind
from alongside.hosting.take import take
from alongside.hosting.worry import worry
from alongside.mail.caring.host import MOST, write_to_host
from alongside.notify.choose import choose_mail
from alongside.notify.person import DISCREET, WANTS_MAIL
from tests.hosting.crisis.scene import HEAVY, START, after, crisis_case
from tests.mail.post_office import ADDRESSES, letters_to
from tests.world import World


@pytest.fixture
def night(posts: World) -> World:
    """Mia is on duty, Ada is not; it is Monday."""
    clock.set_clock(lambda: START)
    take_hours(by=posts.mia, kind="host", weekday=0, begins=9, ends=20, zone="UTC")
    return posts


def test_the_host_on_duty_hears_at_once_and_the_next_after_fifteen_minutes(night: World) -> None:
    choose_mail(by=night.mia, mail="daily", discreet=False, zone="UTC", quiet=(9, 20))
    night.post(text=HEAVY, by="nora")
    after(0)
    (letter,) = letters_to("mia")
    case = crisis_case()
    assert f"/c/{night.kitchen.public_id}/hosts/cases/{case.public_id}/" in letter.text
    assert "in 15 minutes other hosts are asked" in letter.text
    for private in (HEAVY, "to die", "Fern", "Scan days"):  # "die" alone may stand in a random id
        assert private not in letter.text + letter.subject
    assert not letters_to("ada")
    after(15)
    assert len(letters_to("ada")) == len(letters_to("mia")) == 1
    assert {letter.to for letter in letters_waiting()} == {ADDRESSES["ada"], ADDRESSES["mia"]}


def test_a_host_who_shares_a_mailbox_is_told_nothing_but_that_there_is_something(night: World) -> None:
    mia = night.people["mia"]
    change_preferences(by=mia, more={**get_preferences(mia).more, DISCREET: True})
    night.post(text=HEAVY, by="nora")
    after(0)
    (letter,) = letters_to("mia")
    assert letter.subject == "There is something new for you"
    for telling in ("a host", "Kidney", "case", "/c/"):
        assert telling not in letter.text


def test_who_rests_or_wants_no_mail_gets_none_and_others_are_asked(night: World) -> None:
    rest(by=night.people["mia"], lasts=WEEK)
    ada = night.people["ada"]
    night.post(text=HEAVY, by="nora")
    after(0)
    assert not letters_to("mia")
    change_preferences(by=ada, more={**get_preferences(ada).more, WANTS_MAIL: False})
    after(15)
    assert not letters_waiting()
    change_preferences(by=ada, more={**get_preferences(ada).more, WANTS_MAIL: True})
    after(30)
    assert len(letters_to("ada")) == 1


def test_nobody_is_written_to_once_a_host_has_it_and_none_twice(night: World) -> None:
    night.post(text=HEAVY, by="nora")
    after(0)
    case = crisis_case()
    for _again in range(2):
        write_to_host(case=case.pk, alias=night.mia.member_id, step=1)
        go_on_asking(case=case.pk)
        run_until_empty()
    assert len(letters_to("mia")) == 1
    take(case, by=night.mia)
    write_to_host(case=case.pk, alias=night.ada.member_id, step=2)
    after(120)
    assert not letters_to("ada")


def test_who_is_no_host_any_more_is_not_written_to(night: World) -> None:
    night.post(text=HEAVY, by="nora")
    after(0)
    write_to_host(case=crisis_case().pk, alias=night.ben.member_id, step=7)
    assert not letters_to("ben")


def test_a_worry_about_somebodys_safety_writes_to_hosts_and_never_to_them(night: World) -> None:
    post = night.post(by="nora")
    worry(by=night.ben, reason="safety", words="I'm afraid. " + HEAVY, post=post)
    for minute in range(0, 300, 15):
        after(minute)
    assert Case.objects.get().waits
    assert letters_to("mia")
    assert not letters_to("nora")
    assert not letters_to("ben")


def test_many_posts_of_one_person_in_an_hour_are_not_as_many_letters_to_a_host(night: World) -> None:
    for each in range(MOST + 4):
        night.post(f"Number {each}", text=HEAVY, by="nora")
    after(0)
    assert len(letters_to("mia")) == MOST
    assert Case.objects.filter(kind=CaseKind.CRISIS, waits=True).count() == MOST + 4
    night.post(text=HEAVY, by="ben")
    after(1)
    assert len(letters_to("mia")) == MOST + 1
