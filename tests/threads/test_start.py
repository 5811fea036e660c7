"""Starting a thread."""

import pytest

from alongside.communities.found import change
from alongside.core.errors import NotFound
from alongside.core.models import EventRow
from alongside.threads.errors import NothingSaid
from alongside.threads.models import Following, Post
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.world import World


def test_a_member_starts_a_thread_and_follows_it(world: World):
    post = start(world.kitchen, by=world.ben, title="  Soup   days ", words=Words("I made *soup*.", kind="asking"))
    assert (post.thread.title, post.number, post.kind) == ("Soup days", 1, "asking")
    assert Following.objects.get(thread=post.thread, alias_id=world.ben.member_id).follows
    assert {row.name for row in EventRow.objects.all()} >= {"ThreadStarted", "PostAdded"}


def test_somebody_from_elsewhere_starts_nothing_here(world: World):
    for viewer in (world.nobody, world.viewer("otto", world.garden)):
        with pytest.raises(NotFound):
            start(world.kitchen, by=viewer, title="Hello", words=Words("Hello"))


@pytest.mark.parametrize(("title", "text"), [("", "words"), ("title", ""), ("title", " \n ")])
def test_nothing_said_starts_nothing(world: World, title: str, text: str):
    with pytest.raises(NothingSaid):
        start(world.kitchen, by=world.ben, title=title, words=Words(text))
    assert not Post.objects.exists()


def test_sent_twice_it_starts_one_and_another_alias_starts_its_own(world: World):
    first = start(world.kitchen, by=world.ben, title="One", words=Words("One"), once="k" * 26)
    assert start(world.kitchen, by=world.ben, title="One", words=Words("One"), once="k" * 26) == first
    assert start(world.kitchen, by=world.nora, title="One", words=Words("One"), once="k" * 26) != first


def test_only_threads_started_after_a_community_opened_are_open(world: World):
    before = world.thread()
    world.kitchen = change(world.kitchen, is_open=True)
    assert not before.is_open
    assert world.thread("After").is_open


def test_a_kind_nobody_offers_counts_as_none(world: World):
    post = start(world.kitchen, by=world.ben, title="A", words=Words("a", kind="x", wish="y", notes=("z", "death")))
    assert (post.kind, post.wish, post.notes) == ("", "", "death")
