"""What somebody new may share: words, three posts a day; in their own thread and to the hosts, always."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from alongside.communities.found import change
from alongside.core import clock
from alongside.core.errors import Refused, TooOften
from alongside.hosting.worry import word_to_hosts, worry
from alongside.media.models import Picture
from alongside.memberships.models import Membership, Stage
from alongside.memberships.viewer import Viewer
from alongside.standing.errors import NotYet
from alongside.standing.limits import EDITS_AN_HOUR, NAMES_A_DAY, SIGNS_AN_HOUR, WORRIES_AN_HOUR
from alongside.threads.edit import edit
from alongside.threads.enclose import bring_document
from alongside.threads.models import Mention, Post
from alongside.threads.presence import show_presence
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.world import World

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LINK = "It says so on https://cures.example/kidney today."


@pytest.fixture
def nora(world: World) -> Viewer:
    """Nora is new here; the others are known."""
    clock.set_clock(lambda: NOON)
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=Stage.NEW)
    return world.nora


def at(hours: float) -> None:
    clock.set_clock(lambda: NOON + timedelta(hours=hours))


def test_three_posts_a_day_in_other_peoples_threads_and_new_ones(world: World, nora: Viewer) -> None:
    thread = world.thread(by="ada")
    start(world.kitchen, by=nora, title="Hello", words=Words("I am new."))
    for _time in range(2):
        reply(thread, by=nora, words=Words("Me too."))
    with pytest.raises(TooOften, match=r"three posts a day.*Your words are safe.*Tomorrow"):
        reply(thread, by=nora, words=Words("A fourth."))
    with pytest.raises(TooOften):
        start(world.kitchen, by=nora, title="Again", words=Words("A fifth."))
    at(11.9)
    with pytest.raises(TooOften):
        reply(thread, by=nora, words=Words("Still the same day."))
    at(12.1)
    reply(thread, by=nora, words=Words("The next day."))


def test_the_refusal_says_when_by_the_readers_own_clock(world: World, nora: Viewer) -> None:
    thread = world.thread(by="ada")
    for _time in range(3):
        reply(thread, by=nora, words=Words("Me too."))
    with timezone.override("America/Los_Angeles"), pytest.raises(TooOften, match=r"Today from 4 p\.m\. you can"):
        reply(thread, by=nora, words=Words("A fourth."))
    with timezone.override("Asia/Kolkata"), pytest.raises(TooOften, match=r"Tomorrow from 5:30 a\.m\."):
        reply(thread, by=nora, words=Words("A fourth."))


def test_who_is_known_or_a_host_meets_no_such_limit(world: World, nora: Viewer) -> None:
    Membership.objects.filter(pk=world.mia.alias_id).update(stage=Stage.NEW)
    thread = world.thread(by="ada")
    for name in ("ben", "mia"):
        for _time in range(6):
            reply(thread, by=world.viewer(name), words=Words(LINK))
    assert Post.objects.filter(thread=thread).count() == 13


def test_in_ones_own_thread_and_to_the_hosts_one_always_gets_through(world: World, nora: Viewer) -> None:
    thread = start(world.kitchen, by=nora, title="Hello", words=Words("I am new.")).thread
    other = world.thread(by="ada")
    for _time in range(2):
        reply(other, by=nora, words=Words("Me too."))
    for _time in range(12):
        reply(thread, by=nora, words=Words("One more thing."))
        word_to_hosts("Please look.", by=nora)
    case = worry(by=nora, reason="unsure", post=Post.objects.get(thread=other, number=1))
    assert Post.objects.filter(thread=thread, author_id=nora.alias_id).count() == 13
    assert case.waits


def test_the_same_form_sent_again_is_not_counted_again(world: World, nora: Viewer) -> None:
    thread = world.thread(by="ada")
    for number in (1, 2, 3, 3, 2, 1):
        reply(thread, by=nora, words=Words(f"Number {number}."), once=f"form {number}")
    assert Post.objects.filter(thread=thread, author_id=nora.alias_id).count() == 3


def test_a_refused_post_leaves_nothing(world: World, nora: Viewer) -> None:
    thread = world.thread(by="ada")
    for _time in range(3):
        reply(thread, by=nora, words=Words("Me too."))
    before = Post.objects.count(), thread.last_number
    with pytest.raises(TooOften):
        reply(thread, by=nora, words=Words("A fourth."))
    thread.refresh_from_db()
    assert Post.objects.count() == before[0]


@pytest.mark.parametrize("is_plain", [False, True])
def test_links_wait_and_names_of_pages_and_numbers_of_papers_do_not(
    world: World, nora: Viewer, is_plain: bool
) -> None:  # fmt: skip
    own = start(world.kitchen, by=nora, title="Hello", words=Words("I am new.")).thread
    for text in (LINK, "See www.cures.example for it."):
        with pytest.raises(NotYet, match="name of the page"):
            reply(own, by=nora, words=Words(text, is_plain=is_plain))
        with pytest.raises(NotYet):
            start(world.kitchen, by=nora, title="Look", words=Words(text, is_plain=is_plain))
    reply(own, by=nora, words=Words("On the page Kidney Care: doi:10.1016/S0140-6736(10)60175-4, PMID 20137807."))
    reply(own, by=world.ben, words=Words(LINK, is_plain=is_plain))


def test_what_a_mail_quoted_stops_nobody_and_leads_nowhere(world: World, nora: Viewer) -> None:
    own = start(world.kitchen, by=nora, title="Hello", words=Words("I am new.")).thread
    said = reply(
        own, by=nora, words=Words("Thank you.", is_plain=True, folded="> Read it: https://alongside.example/t/x/")
    )
    assert "<a " not in said.html
    assert "Read it: …" in said.html


def test_an_edit_brings_in_no_link_and_keeps_what_was_there(world: World, nora: Viewer) -> None:
    own = start(world.kitchen, by=nora, title="Hello", words=Words("I am new.")).thread
    said = reply(own, by=nora, words=Words("Thank you."))
    with pytest.raises(NotYet):
        edit(said, by=nora, words=Words(LINK))
    said.refresh_from_db()
    assert said.source == "Thank you."
    known = replace(nora, stage=Stage.KNOWN)
    linked = edit(said, by=known, words=Words(LINK))
    assert "cures" in edit(linked, by=nora, words=Words(f"{LINK} I read it twice.")).html


def test_pictures_and_documents_wait(world: World, nora: Viewer) -> None:
    own = start(world.kitchen, by=nora, title="Hello", words=Words("I am new.")).thread
    picture = Picture.objects.create(
        owner=nora.alias, community=world.kitchen.public_id, width=8, height=8, people="nobody", day=clock.today()
    )
    with pytest.raises(NotYet, match="in words what they show"):
        reply(own, by=nora, words=Words(f"![me](picture:{picture.public_id})"))
    kitchen = change(world.kitchen, takes_documents=True)
    with pytest.raises(NotYet):
        bring_document(b"%PDF-1.4", by=nora, community=kitchen)
    with pytest.raises(Refused) as refused:
        bring_document(b"%PDF-1.4", by=world.ben, community=kitchen)
    assert not isinstance(refused.value, NotYet)


def test_somebody_new_calls_a_few_people_by_name_and_then_writes_without(world: World, nora: Viewer) -> None:
    own = start(world.kitchen, by=nora, title="Hello", words=Words("I am new.")).thread
    for _time in range(NAMES_A_DAY // 2):
        last = reply(own, by=nora, words=Words("Thank you, @Heron and @Lily."))
    with pytest.raises(TooOften, match="without the @"):
        reply(own, by=nora, words=Words("And @Maple."))
    with pytest.raises(TooOften):
        edit(last, by=nora, words=Words("Thank you, @Heron, @Lily and @Maple."))
    edit(last, by=nora, words=Words("Thanks, @Heron and @Lily."))
    assert not Mention.objects.filter(alias=world.mia.alias_id).exists()
    reply(own, by=nora, words=Words("And Maple."))


def test_nobody_is_everywhere_at_once(world: World) -> None:
    clock.set_clock(lambda: NOON)
    posts = [world.answer(world.thread(by="ada"), by="ada") for _number in range(SIGNS_AN_HOUR + 1)]
    for post in posts[:SIGNS_AN_HOUR]:
        show_presence(post, "here", by=world.ben)
    with pytest.raises(TooOften):
        show_presence(posts[-1], "here", by=world.ben)
    for post in posts[:WORRIES_AN_HOUR]:
        worry(by=world.ben, reason="unsure", post=post)
    with pytest.raises(TooOften, match="private word"):
        worry(by=world.ben, reason="unsure", post=posts[-1])
    word_to_hosts("It is about all of them.", by=world.ben)
    for number in range(EDITS_AN_HOUR):
        edit(posts[0], by=world.ada, words=Words(f"Better words {number}."))
    with pytest.raises(TooOften):
        edit(posts[0], by=world.ada, words=Words("Better still."))
