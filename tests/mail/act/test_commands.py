"""A whole membership by mail: letters, pauses, help, the hosts, and leaving; nobody does it in another's name."""

import pytest

from alongside.communities.mail_name import change_mail_name
from alongside.hosting.models import Case
from alongside.mail.act import digest, help, leave, mods, pause, site, unsubscribe
from alongside.mail.dispatch import dispatch
from alongside.mailroom.held import held_of
from alongside.mailroom.models import State
from alongside.mailroom.tokens import unsubscribe_tokens
from alongside.notify.choose import choose_mail, mail_choice_of
from tests.mail.taking import give_address, letters, take

pytestmark = pytest.mark.django_db
BEN = "ben.real@mail.example"


@pytest.fixture(autouse=True)
def ben_has_mail(world):
    """Ben reads by mail, and nobody else sees it."""
    change_mail_name(world.kitchen, "kidney")
    give_address(world.people["ben"], BEN)
    choose_mail(by=world.ben, mail="every", discreet=False, quiet=None)


@pytest.mark.parametrize(
    ("words", "mail"),
    [
        ("", "daily"), ("weekly please", "weekly"), ("every post", "every"), ("threads I follow", "followed"),
        ("nothing", "nothing"), ("una carta semanal", "weekly"), ("nada", "nothing"), ("every day", "daily"),
        ("nothing at all", "nothing"), ("cada semana", "weekly"), ("cada mensaje", "every"), ("cada día", "daily"),
        ("las conversaciones seguidas", "followed"), ("ningún correo", "nothing"), ("I really like letters", "daily"),
    ],
)  # fmt: skip
def test_a_proven_member_chooses_by_mail_and_hears_what_holds(world, words, mail):
    digest.act(take("kidney-digest", words, address=BEN))
    assert mail_choice_of(world.ben).mail == mail
    assert len(letters()) == 1


def test_what_a_shared_mailbox_may_not_say_waits_on_ones_own_page(world):
    choose_mail(by=world.ben, discreet=True)
    digest.act(take("kidney-digest", "weekly", address=BEN))
    (note,) = letters()
    assert "week" not in note.text
    (kept,) = held_of(world.people["ben"])
    assert "once a week" in kept.story.happened
    assert kept.story.ask == ""


def test_notices_beyond_those_of_a_day_wait_on_ones_own_page(world):
    for _time in range(5):
        pause.act(take("kidney-pause", "until 3 May", address=BEN))
    assert len(letters()) == 3
    assert len(held_of(world.people["ben"])) == 2
    assert "kidney-pause@" in held_of(world.people["ben"])[0].story.happened


def test_an_hour_may_be_named(world):
    digest.act(take("kidney-digest", "daily at 18:00", address=BEN))
    assert mail_choice_of(world.ben).hours.hour == 18


def test_whoever_is_not_proven_is_asked_at_the_members_own_address_first(world):
    outcome = dispatch(take("kidney-digest", "nothing", address=BEN, proof="unknown"))
    assert outcome.state == State.HELD
    (question,) = letters()
    assert (question.to, question.reply_to[:2]) == (BEN, "c-")
    assert mail_choice_of(world.ben).mail == "every"
    digest.act(take("kidney-digest", "nothing", address=BEN, proof="unknown", agreed=["digest"]))
    assert mail_choice_of(world.ben).mail == "nothing"


def test_a_forged_a_strange_and_an_automatic_mail_change_nothing(world):
    for mail in (
        {"address": BEN, "proof": "failed"},
        {"address": "eve@evil.example"},
        {"address": BEN, "automatic": "away"},
    ):
        for local, step in (("digest", digest), ("pause", pause), ("leave", leave)):
            assert step.act(take(f"kidney-{local}", "nothing", **mail)).state == State.DROPPED
    assert mail_choice_of(world.ben).mail == "every"
    assert world.ben.is_member
    assert letters() == []


def test_a_pause_until_a_day_holds_and_ends_by_mail_too(world):
    assert pause.act(take("kidney-pause", "pause for two weeks", address=BEN)).verdict == "paused"
    assert mail_choice_of(world.ben).paused_until is not None
    assert pause.act(take("kidney-pause", "go on", address=BEN)).verdict == "pause-over"
    assert mail_choice_of(world.ben).paused_until is None


def test_leaving_is_asked_about_even_when_proven_and_then_done(world):
    assert leave.act(take("kidney-leave", address=BEN)).state == State.HELD
    assert world.ben.is_member
    assert leave.act(take("kidney-leave", address=BEN, agreed=["leave"])).verdict == "left"
    assert not world.ben.is_member


def test_help_tells_members_all_and_proven_strangers_how_to_join(world):
    help.act(take("kidney-help", address=BEN))
    (letter,) = letters()
    assert "kidney-leave@" in letter.text
    help.act(take("kidney-help", address="eve@evil.example"))
    (letter,) = letters()
    assert "kidney-join@" in letter.text
    assert "kidney-leave@" not in letter.text
    help.act(take("kidney-help", address="eve@evil.example", proof="unknown"))
    assert letters() == []


def test_a_word_to_the_hosts_comes_once_under_the_alias(world):
    mail = take("kidney-mods", "Something worries me.", address=BEN)
    mods.act(mail)
    mods.act(mail)
    case = Case.objects.get()
    assert (case.kind, case.by_id) == ("word", world.ben.alias_id)


def test_a_proven_strangers_question_reaches_the_hosts_and_an_unproven_ones_does_not(world):
    mods.act(take("kidney-mods", "Where do I start?", address="eve@evil.example", proof="unknown"))
    assert not Case.objects.exists()
    mods.act(take("kidney-mods", "Where do I start?", address="eve@evil.example"))
    assert Case.objects.get().kind == "question"


def test_the_unsubscribe_address_ends_mail_whoever_writes_there_and_answers_nobody(world):
    local = unsubscribe_tokens([world.ben.alias_id])[world.ben.alias_id]
    for _mail in range(2):
        assert unsubscribe.act(take(local, address="robot@mail.example", automatic="auto")).verdict == "unsubscribe"
    assert mail_choice_of(world.ben).mail == "nothing"
    assert world.ben.is_member
    assert letters() == []


def test_mail_for_the_operator_goes_on_or_waits_and_a_machines_does_neither(world, settings):
    settings.OPERATOR = ""
    assert site.act(take("postmaster", "Help!", address="eve@evil.example")).state == State.HELD
    settings.OPERATOR = "operator@mail.example"
    site.act(take("abuse", "Help!", address="eve@evil.example"))
    (letter,) = letters()
    assert (letter.to, letter.reply_to) == ("operator@mail.example", "eve@evil.example")
    assert site.act(take("postmaster", "Away", address="x@y.example", automatic="away")).state == State.DROPPED


@pytest.mark.parametrize(
    ("words", "verdict"), [("until the end of May", "paused"), ("end the pause", "pause-over"), ("stop!", "pause-over")]
)
def test_the_end_of_a_month_ends_no_pause(world, words, verdict):
    assert pause.act(take("kidney-pause", words, address=BEN)).verdict == verdict


@pytest.mark.parametrize("discreet", [True, False])
def test_who_first_chooses_by_mail_keeps_what_they_said_about_their_mailbox(world, discreet):
    give_address(world.people["nora"], "nora@mail.example", discreet=discreet)
    digest.act(take("kidney-digest", "weekly", address="nora@mail.example"))
    assert (mail_choice_of(world.nora).mail, mail_choice_of(world.nora).discreet) == ("weekly", discreet)
