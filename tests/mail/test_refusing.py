"""Whoever may not write hears why, in plain words, with all they wrote; what isn't clear is never published."""

from datetime import timedelta

import pytest

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core import clock
from alongside.mailroom.held import held_of
from alongside.mailroom.message_ids import message_id_of
from alongside.mailroom.models import Arrival
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.standing.pause import pause
from alongside.threads.lock import lock
from alongside.threads.models import Post
from tests.mail.post_office import became, deliver, letters_to, mail, say_yes, token_of
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_paused_member_hears_until_when_and_why(posts: World) -> None:
    ben = Alias.objects.get(pk=posts.ben.member_id)
    pause(ben, by=posts.ada, until=clock.now() + timedelta(days=2), because="Please let others speak too.")
    assert became(mail("ben", "kidney-kitchen")) == "refused: refused"
    (letter,) = letters_to("ben")
    assert "Please let others speak too." in letter.text
    assert "> The garlic helps." in letter.text
    assert became(mail("nora", "kidney-kitchen")) == "acted: posted"


def test_a_locked_thread_refuses_members_and_takes_hosts(posts: World) -> None:
    thread = posts.thread()
    lock(thread, by=posts.ada, because="It grew too hot.")
    assert became(mail("ben", token_of(posts, "ben", thread), "One more thing")) == "refused: refused"
    assert "> One more thing" in letters_to("ben")[0].text
    assert became(mail("mia", token_of(posts, "mia", thread), "One more thing")) == "acted: posted"


def test_a_closed_community_takes_no_mail(posts: World) -> None:
    token = token_of(posts, "ben", posts.thread())
    Community.objects.filter(pk=posts.kitchen.pk).update(closed=True)
    assert became(mail("ben", token)) == "refused: not-there"
    assert became(mail("ben", "kidney-kitchen")) == "dropped: nobody"


def test_who_left_is_told_so_and_nothing_is_posted(posts: World) -> None:
    leave(Membership.objects.get(pk=posts.ben.member_id))
    assert became(mail("ben", "kidney-kitchen")) == "refused: not-a-member"
    assert "kidney-kitchen-join@" in letters_to("ben")[0].text
    assert not Post.objects.exists()


def test_what_was_refused_waits_on_its_writers_own_page_alone(posts: World) -> None:
    became(mail("ben", "kidney-kitchen", "> nothing new"))
    (held,) = held_of(posts.people["ben"])
    assert "nothing new" in held.story.text
    assert held_of(posts.people["nora"]) == []


def test_three_notices_a_day_and_then_only_the_page(posts: World) -> None:
    for number in range(5):
        became(mail("ben", "kidney-kitchen", f"> quoted {number}"))
    assert len(letters_to("ben")) == 3
    assert len(held_of(posts.people["ben"])) == 5


@pytest.mark.parametrize(
    "sign", [{"Auto_Submitted": "auto-replied"}, {"X_Autoreply": "yes"}, {"List_Id": "<kidney-kitchen.localhost>"}]
)
def test_a_machines_mail_is_neither_posted_nor_answered(posts: World, sign: dict[str, str]) -> None:
    assert became(mail("ben", "kidney-kitchen", **sign)) == "dropped: automatic"
    assert became(mail("ben", token_of(posts, "ben", posts.thread()), **sign)) == "dropped: automatic"
    assert not letters_to("ben")
    assert Post.objects.count() == 1


def test_a_mail_without_an_envelope_sender_is_a_machines(posts: World) -> None:
    (arrival,) = deliver(mail("ben", "kidney-kitchen"), null_sender=True)
    assert (arrival.state, arrival.verdict) == ("dropped", "automatic")


def test_a_person_on_another_list_or_with_precedence_bulk_still_gets_through(posts: World) -> None:
    assert became(mail("ben", "kidney-kitchen", Precedence="list")) == "acted: posted"


def test_an_answer_to_all_is_one_post_in_the_thread(posts: World) -> None:
    post = posts.post()
    token = token_of(posts, "ben", post.thread)
    both = mail("ben", token, "With you.", subject="Re: Scan days", In_Reply_To=message_id_of(post))
    both["Cc"] = "kidney-kitchen@localhost"
    together = deliver(both)
    assert [arrival.state for arrival in together] == ["acted", "acted"]
    assert Post.objects.count() == 2
    other = mail("nora", token_of(posts, "nora", post.thread), "Me too.", subject="Re: Scan days")
    other["Cc"] = "kidney-kitchen@localhost"
    assert became(other, "kidney-kitchen") == "acted: posted"  # a mail server may hand it over in two goes
    assert became(other, token_of(posts, "nora", post.thread)) == "acted: posted"
    assert Post.objects.count() == 3


def test_addresses_that_only_the_envelope_names_count_too(posts: World) -> None:
    post = posts.post()
    hidden = mail("ben", token_of(posts, "ben", post.thread), "With you.", subject="Re: Scan days")
    assert [one.state for one in deliver(hidden, hidden["To"].split("@")[0], "kidney-kitchen")] == ["acted", "acted"]
    assert Post.objects.count() == 2
    both = mail("ada", "kidney-kitchen", "To all of you")
    assert [one.state for one in deliver(both, "kidney-kitchen", "quiet-garden")] == ["held", "held"]


def test_two_conversations_at_once_are_a_question(posts: World) -> None:
    one, other = posts.thread("One"), posts.thread("Other")
    both = mail("ben", token_of(posts, "ben", one), "For whom?")
    both["Cc"] = f"{token_of(posts, 'ben', other)}@localhost"
    assert [arrival.verdict for arrival in deliver(both)] == ["post", "post"]
    assert Post.objects.count() == 2
    assert say_yes("ben", letters_to("ben")[0]) == "acted: yes"
    assert Post.objects.filter(thread=one).count() == 2
    assert Post.objects.filter(thread=other).count() == 1


def test_a_community_and_another_are_a_question(posts: World) -> None:
    both = mail("ada", "kidney-kitchen", "To all of you")
    both["Cc"] = "quiet-garden@localhost"
    assert [arrival.state for arrival in deliver(both)] == ["held", "held"]
    assert not Post.objects.exists()


def test_an_answer_to_what_was_said_elsewhere_is_a_question(posts: World) -> None:
    post = posts.post()
    elsewhere = mail("ada", "quiet-garden", "Look at this", References=message_id_of(post))
    assert became(elsewhere) == "held: post"
    assert Post.objects.count() == 1


def test_mail_to_an_address_that_means_nothing_is_dropped(posts: World) -> None:
    assert became(mail("ben", "t-aaaaaaaaaaaaaaaaaaaaa")) == "dropped: nobody"
    assert Arrival.objects.count() == 1
