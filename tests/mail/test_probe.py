"""Somebody whose mail came back is looked for, three weeks long, and a yes brings their mail back."""

from datetime import timedelta

import pytest

from alongside.core import clock
from alongside.mail.act.probe import probe_resting_mail
from alongside.mailroom.standing import find_rest, rest_mail
from tests.mail.post_office import letters_to, say_yes

pytestmark = pytest.mark.django_db


@pytest.fixture
def a_week_later():
    later = clock.now() + timedelta(days=7)
    yield lambda: clock.set_clock(lambda: later)
    clock.set_clock(None)


def test_a_yes_to_the_weekly_look_brings_mail_back_and_silence_does_not(posts, a_week_later):
    rest_mail(posts.ben.alias_id, because="bounces")
    probe_resting_mail()
    assert letters_to("ben") == []
    a_week_later()
    probe_resting_mail()
    probe_resting_mail()
    (letter,) = letters_to("ben")
    assert find_rest(posts.ben.alias_id) is not None
    assert say_yes("nora", letter) == "dropped: confirm-stranger"
    assert find_rest(posts.ben.alias_id) is not None
    assert say_yes("ben", letter) == "acted: yes"
    assert find_rest(posts.ben.alias_id) is None
