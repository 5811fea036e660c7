"""Those who guide hear by mail that somebody asked, without a word of it; nobody else does."""

import pytest

from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.rest import WEEK, rest
from alongside.aliases.models import Alias
from alongside.core.jobs import run_until_empty
from alongside.guide.guides import appoint_guide
from alongside.guide.questions.asking import ask_guide
from alongside.mail.caring.guide import A_DAY
from alongside.notify.person import DISCREET
from tests.mail.post_office import letters_to
from tests.world import World


@pytest.fixture
def guided(posts: World) -> World:
    """Lily guides, and says that nobody else sees her mailbox."""
    appoint_guide(Alias.objects.get(pk=posts.ben.member_id))
    ben = posts.people["ben"]
    change_preferences(by=ben, more={**get_preferences(ben).more, DISCREET: False})
    return posts


def ask(text: str = "My mother forgets my name.", visitor: str = "a clinic") -> None:
    ask_guide(text, visitor=visitor)
    run_until_empty()


def test_a_guide_hears_that_somebody_asked_and_not_what(guided: World) -> None:
    ask()
    (letter,) = letters_to("ben")
    assert "/guide/questions/" in letter.text
    assert "mother" not in letter.text + letter.subject
    assert not letters_to("ada")


def test_a_guide_who_rests_or_shares_a_mailbox_is_told_nothing_of_it(guided: World) -> None:
    ben = guided.people["ben"]
    change_preferences(by=ben, more={**get_preferences(ben).more, DISCREET: True})
    ask()
    (letter,) = letters_to("ben")
    assert "guide" not in letter.text + letter.subject
    rest(by=ben, lasts=WEEK)
    ask()
    assert len(letters_to("ben")) == 1


def test_a_guide_gets_a_few_letters_a_day_and_always_one_about_danger(guided: World) -> None:
    for number in range(A_DAY + 2):
        ask(visitor=f"network {number}")
    assert len(letters_to("ben")) == A_DAY
    ask("I want to kill myself tonight.", visitor="one more")
    assert len(letters_to("ben")) == A_DAY + 1
    assert "in danger" in letters_to("ben")[-1].text
