"""Mail that didn't get through, through its pages: for its writer alone, with every word, and answered where asked."""

import pytest

from alongside.core.models import JobRow
from alongside.mail.go_on import go_on_with
from alongside.mailroom.held import Story, get_held, keep, say_yes
from alongside.mailroom.models import Arrival, Incoming, State
from alongside.mailroom.receive import receive
from alongside.memberships.access import get_alias
from alongside.portability.go import go
from tests.web.as_person import client_of

pytestmark = pytest.mark.django_db
STORY = Story(
    "Scan day", "All of my words.\n\nAnd more.", "Your mail was not posted.", "It has 30 MB.", "Send it with less."
)
ASKED = Story("Scan day", "All of my words.", "A mail came.", "Who wrote it?", "Answer yes.", ask="sender")


@pytest.fixture
def ben(world):
    return client_of(world.people["ben"])


def kept(world, story, **more) -> str:
    return f"/you/held-mail/{keep(world.people['ben'], story, **more)[0].public_id}/"


def an_arrival():
    receive(b"From: x\r\n\r\nHello", ["kidney"])
    Arrival.objects.update(state=State.HELD)
    return Arrival.objects.get()


def confirmed() -> int:
    return JobRow.objects.filter(name=go_on_with.name).count()


def test_a_refused_mail_says_what_happened_why_and_what_to_do_with_all_its_words(world, ben):
    path = kept(world, STORY)
    assert f'href="{path}"' in ben.get("/you/held-mail/").text
    assert 'href="/you/held-mail/"' in ben.get("/you/").text
    page = ben.get(path).text
    for words in ("Scan day", "All of my words.\n\nAnd more.", STORY.happened, STORY.why, STORY.to_do, "We keep this"):
        assert words in page
    assert 'name="answer"' not in page


def test_nobody_else_reads_it_or_answers_it(world, ben):
    path = kept(world, ASKED)
    for other in ("mia", "ada", None):
        client = client_of(world.people[other] if other else None)
        assert client.get(path).status_code == (404 if other else 302)
        assert "Scan day" not in client.get("/you/held-mail/", follow=True).text
        client.post(path, {"answer": "yes"})
    assert not get_held(world.people["ben"], path.split("/")[-2]).done
    assert confirmed() == 0


def test_an_empty_list_says_so(ben):
    assert "Nothing is here" in ben.get("/you/held-mail/").text


def test_a_question_has_two_buttons_in_its_own_words_and_a_yes_counts_once(world, ben):
    path = kept(world, ASKED, arrival=an_arrival())
    page = ben.get(path).text
    assert "Yes, I wrote it" in page
    assert "No, I didn&#39;t" in page
    for _ in range(2):
        assert ben.post(path, {"answer": "yes"})["Location"] == path
    assert confirmed() == 1
    assert "It is being done now" in ben.get(path).text
    assert 'name="answer"' not in ben.get(path).text
    Arrival.objects.update(state=State.ACTED)
    assert "it was done" in ben.get(path).text
    Arrival.objects.update(state=State.BROKEN)
    assert "broke on our side" in ben.get(path).text


def test_a_no_leaves_the_words_and_does_nothing(world, ben):
    path = kept(world, ASKED, arrival=an_arrival())
    ben.post(path, {"answer": "no"})
    page = ben.get(path).text
    assert "You said no" in page
    assert "All of my words." in page
    ben.post(path, {"answer": "yes"})
    assert confirmed() == 0


def test_anything_but_yes_or_no_answers_nothing(world, ben):
    path = kept(world, ASKED)
    ben.post(path, {"answer": "perhaps"})
    assert 'name="answer"' in ben.get(path).text


def test_what_was_answered_by_mail_is_said_and_asked_no_more(world, ben):
    row, _local = keep(world.people["ben"], ASKED)
    say_yes(world.people["ben"], row.public_id)  # as the step does that reads the answer
    page = ben.get(f"/you/held-mail/{row.public_id}/").text
    assert "You answered this." in page
    assert 'name="answer"' not in page


def test_a_question_about_a_mail_that_is_gone_asks_to_send_it_again(world, ben):
    path = kept(world, ASKED, arrival=an_arrival())
    Incoming.objects.all().delete()
    page = ben.get(path).text
    assert "Please send it again" in page
    assert "All of my words." in page
    assert 'name="answer"' not in page


@pytest.mark.parametrize("ask", ["signature", "twice", "post", "mods", "leave", "something-new"])
def test_every_question_has_a_yes_and_a_no(world, ben, ask):
    page = ben.get(kept(world, Story("A", "B", "C", "D", "E", ask=ask))).text
    assert page.count('name="answer"') == 2


def test_who_to_ask_are_the_hosts_of_that_community(world, ben):
    path = kept(world, Story("A", "B", "C", "D", "E", community=world.kitchen.public_id))
    assert f'href="/c/{world.kitchen.public_id}/word/"' in ben.get(path).text
    go(get_alias(world.ben, world.ben.alias), words="keep")
    assert f'href="/c/{world.kitchen.public_id}/ask/"' in ben.get(path).text
    assert "Who to ask" not in ben.get(kept(world, STORY)).text
