"""Words that wait for a host: for their author and the hosts, and nobody else hears of them until a host has looked."""

from pathlib import Path
from typing import Any

import pytest

from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.access import waiting_by
from alongside.hosting.decisions.words import release_post, remove_post
from alongside.hosting.models import Case, CaseKind
from alongside.memberships.models import Membership, Stage
from alongside.memberships.viewer import Viewer
from alongside.notify.models import Notice
from alongside.search.find import find_posts
from alongside.threads.access import get_held_post, get_post, get_thread, recent_by
from alongside.threads.edit import edit
from alongside.threads.errors import PostGone
from alongside.threads.follow import follow, read_to
from alongside.threads.listing import lines_by
from alongside.threads.models import Hold, Post, Thread
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from alongside.threads.withhold import show
from tests.held_words import SALE, know_phrases
from tests.world import World

FINE = "I read somewhere that soaking potatoes helps."


@pytest.fixture(autouse=True)
def _phrases(settings: Any, tmp_path: Path) -> None:
    know_phrases(settings, tmp_path)


def unread(world: World, who: Viewer, thread: Thread) -> bool:
    """Whether the list shows this member that something is new in the thread."""
    (line,) = [line for line in lines_by(who, world.kitchen).lines if line.public_id == thread.public_id]
    return line.is_new


def test_an_answer_that_reads_like_a_sale_waits_and_no_list_tells_of_it(world: World) -> None:
    thread = world.thread()
    follow(thread, by=world.ada)
    read_to(thread, 1, by=world.nora)
    post = world.answer(thread, SALE, by="ben")
    run_until_empty()
    thread.refresh_from_db()
    assert (post.hold, post.removed, post.untold) == (Hold.SCAM, True, True)
    assert (thread.last_words, thread.answered) == ("Tomorrow is my scan.", False)
    assert not unread(world, world.nora, thread)
    assert not Notice.objects.filter(post=post).exists()
    assert not find_posts(world.nora, "potion").posts
    assert post not in recent_by(post.author, viewer=world.nora)
    for other in (world.nora, world.ada):
        with pytest.raises(NotFound):
            get_post(other, post.public_id)
    for other in (world.nora, world.otto, world.nobody):
        with pytest.raises(NotFound):
            get_held_post(other, post.public_id)
    assert get_held_post(world.ben, post.public_id) == get_held_post(world.mia, post.public_id) == post


def test_what_a_host_lets_be_seen_comes_as_new_with_all_that_follows(world: World) -> None:
    thread = world.thread()
    follow(thread, by=world.nora)
    post = world.answer(thread, SALE, by="ben")
    world.answer(thread, "Said meanwhile.", by="nora")
    read_to(thread, 3, by=world.nora)
    run_until_empty()
    release_post(post, by=world.mia, because="It is a joke among friends.")
    run_until_empty()
    post.refresh_from_db()
    assert (post.number, post.hold, post.removed, post.untold) == (4, "", False, False)
    assert unread(world, world.nora, thread)
    assert Notice.objects.filter(post=post, alias_id=world.nora.member_id).exists()
    assert [found.post.pk for found in find_posts(world.nora, "potion").posts] == [post.pk]


def test_a_thread_that_begins_with_a_sale_is_there_for_its_author_and_the_hosts_alone(world: World) -> None:
    post = world.post("A cure", SALE, by="ben")
    for anybody in (world.ben, world.ada, world.nora):
        with pytest.raises(NotFound):
            get_thread(anybody, post.thread.public_id)
    run_until_empty()
    release_post(post, by=world.mia, because="Fine.")
    assert get_thread(world.nora, post.thread.public_id).title == "A cure"
    assert get_post(world.nora, post.public_id).number == 1


def test_a_title_alone_is_enough(world: World) -> None:
    assert world.post(SALE, "Hello.", by="ben").hold == Hold.SCAM


def test_an_innocent_post_that_becomes_a_sale_is_out_of_sight_at_once(world: World) -> None:
    post = world.answer(world.thread(), FINE, by="ben")
    run_until_empty()
    edit(post, by=world.ben, words=Words(SALE))
    run_until_empty()
    with pytest.raises(NotFound):
        get_post(world.nora, post.public_id)
    assert not find_posts(world.nora, "soaking").posts
    (case,) = waiting_by(world.mia).filter(kind=CaseKind.HELD)
    release_post(get_held_post(world.mia, post.public_id), by=world.mia, because="Fine.")
    post.refresh_from_db()
    assert (post.number, post.is_shown) == (2, True)
    case.refresh_from_db()
    assert not case.waits


def test_hosts_and_trusted_members_do_not_wait_and_hosts_look_at_a_quiet_moment(world: World) -> None:
    Membership.objects.filter(pk=world.ben.alias_id).update(stage=Stage.TRUSTED)
    assert not world.post("A story", SALE, by="mia").hold
    post = world.post("Another", SALE, by="ben")
    run_until_empty()
    assert not post.hold
    assert [case.about_post_id for case in waiting_by(world.ada).filter(reason="selling")] == [post.pk]


def test_there_is_one_case_for_one_wording_however_often_it_is_looked_at(world: World) -> None:
    post = world.answer(world.thread(), SALE, by="ben")
    run_until_empty()
    edit(post, by=world.ben, words=Words(SALE + " Really."))
    run_until_empty()
    assert Case.objects.filter(about_post=post, kind=CaseKind.HELD).count() == 1


def test_what_its_author_took_back_can_not_be_shown_and_what_is_taken_out_waits_no_more(world: World) -> None:
    thread = world.thread()
    first, second = world.answer(thread, SALE, by="ben"), world.answer(thread, SALE, by="ben")
    run_until_empty()
    remove_post(second, by=world.mia, because="It sells a cure.")
    assert not Post.objects.get(pk=second.pk).hold
    withdraw(first, by=world.ben)
    with pytest.raises(PostGone):
        show(first)
