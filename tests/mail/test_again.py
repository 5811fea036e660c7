"""What comes twice is posted once; what only looks alike is not lost."""

import pytest

from alongside.core import clock
from alongside.mail.again import SOON
from alongside.mail.dispatch import dispatch
from alongside.mail.take_in import take_in
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.held import held_of
from alongside.mailroom.models import Arrival, Incoming, State
from alongside.mailroom.receive import receive
from alongside.threads.models import Post
from tests.mail.post_office import became, deliver, letters_to, mail, say_yes, token_of
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_same_mail_delivered_thrice_is_one_post(posts: World) -> None:
    same = mail("ben", "kidney-kitchen")
    assert became(same) == "acted: posted"
    assert became(same) == "dropped: again"
    assert became(same) == "dropped: again"
    assert Post.objects.count() == 1
    assert not letters_to("ben")


def test_a_copy_that_lost_its_proof_on_the_way_holds_up_no_other_and_posts_nothing_twice(posts: World) -> None:
    token = token_of(posts, "ben", posts.thread())
    whole = mail("ben", token)
    broken = whole.as_bytes().replace(b"dmarc=pass", b"dmarc=fail")
    assert became(broken, token) == "held: sender"
    assert became(whole) == "acted: posted"
    assert became(broken, token) == "dropped: again"
    assert say_yes("ben", letters_to("ben")[0]) == "acted: yes"
    assert Post.objects.count() == 2


def test_another_text_under_the_same_message_id_is_posted_too(posts: World) -> None:
    first = mail("ben", "kidney-kitchen", "One", message_id="<same@outlook.test>")
    second = mail("ben", "kidney-kitchen", "Another", message_id="<same@outlook.test>")
    assert [became(first), became(second)] == ["acted: posted", "acted: posted"]
    assert Post.objects.count() == 2


def test_the_same_words_within_ten_minutes_are_posted_once_and_a_yes_posts_them_again(posts: World) -> None:
    assert became(mail("ben", "kidney-kitchen")) == "acted: posted"
    assert became(mail("ben", "kidney-kitchen")) == "held: twice"
    assert Post.objects.count() == 1
    (told,) = letters_to("ben")
    assert "posted once" in told.text
    assert say_yes("ben", told) == "acted: yes"
    assert Post.objects.count() == 2


def test_the_same_words_later_or_elsewhere_are_meant(posts: World) -> None:
    one, other = posts.thread("One"), posts.thread("Other")
    thanks = [became(mail("ben", token_of(posts, "ben", thread), "Thank you!")) for thread in (one, other)]
    assert thanks == ["acted: posted", "acted: posted"]
    now = clock.now()
    clock.set_clock(lambda: now + SOON * 2)
    assert became(mail("ben", token_of(posts, "ben", one), "Thank you!")) == "acted: posted"


def test_a_crash_between_the_post_and_its_outcome_posts_once(posts: World) -> None:
    same = mail("ben", "kidney-kitchen")
    deliver(same)
    receive(same.as_bytes(), ["kidney-kitchen"])
    incoming = Incoming.objects.get()
    Arrival.objects.exclude(incoming=incoming).delete()  # as if what became of it had never been written
    take_in(incoming=incoming.pk)
    assert Post.objects.count() == 1
    assert Arrival.objects.get().state == State.ACTED


@pytest.mark.parametrize(("proof", "text", "state"), [("", "Hello", "held"), ("pass", "> nothing new", "refused")])
def test_a_crash_after_a_question_or_refusal_asks_and_tells_once(
    posts: World, monkeypatch: pytest.MonkeyPatch, proof: str, text: str, state: str
) -> None:
    def die_after(taken: Taken) -> Outcome:
        dispatch(taken)
        raise KeyboardInterrupt

    monkeypatch.setattr("alongside.mail.take_in.dispatch", die_after)
    with pytest.raises(KeyboardInterrupt):
        deliver(mail("ben", "kidney-kitchen", text, proof=proof))
    monkeypatch.undo()
    take_in(incoming=Incoming.objects.get().pk)
    assert Arrival.objects.get().state == state
    assert len(letters_to("ben")) == len(held_of(posts.people["ben"])) == 1


def test_the_bytes_are_gone_when_nothing_waits_for_them(posts: World) -> None:
    deliver(mail("ben", "kidney-kitchen"))
    assert not Incoming.objects.exists()
    deliver(mail("ben", "kidney-kitchen", "Other words.", proof=""))
    assert Incoming.objects.exists()


def test_thirty_mails_an_hour_are_posted_and_the_next_comes_back_with_its_words(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    for number in range(30):
        assert became(mail("ben", local, f"Words {number}")) == "acted: posted"
    assert became(mail("ben", local, "One too many")) == "refused: refused"
    (letter,) = letters_to("ben")
    assert "> One too many" in letter.text
