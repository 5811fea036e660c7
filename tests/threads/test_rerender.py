"""When the renderer has learned something, stored posts catch up, a few at a time, and nothing else changes."""

from datetime import UTC, datetime

import pytest

from alongside.core.jobs import run_one, run_until_empty
from alongside.core.markdown import RENDERER_VERSION
from alongside.core.models import EventRow, JobRow
from alongside.search.find import find_posts
from alongside.threads import rerender
from alongside.threads.edit import edit
from alongside.threads.models import Post, Thread
from alongside.threads.rerender import queue_rendering
from alongside.threads.saying import Words
from alongside.threads.take_in import OldPost, OldThread, take_in
from tests.world import World


def as_an_older_renderer_left_it(post: Post, html: str = "<p>odd words</p>") -> None:
    Post.objects.filter(pk=post.pk).update(html=html, rendered_by=RENDERER_VERSION - 1, first_words="odd words")
    Thread.objects.filter(pk=post.thread_id, last_by=post.author_id).update(last_words="odd words")


def test_nothing_is_queued_when_all_is_of_this_renderer(world: World):
    world.post()
    run_until_empty()
    assert not queue_rendering()
    assert not JobRow.objects.exists()


def test_an_older_post_is_rendered_anew_shown_listed_and_found(world: World):
    post = world.post(text="Soup with **ginger**")
    run_until_empty()
    html, version = post.html, post.thread.version
    as_an_older_renderer_left_it(post)
    assert queue_rendering()
    assert queue_rendering()
    assert JobRow.objects.count() == 1
    run_until_empty()
    post.refresh_from_db()
    thread = Thread.objects.get(pk=post.thread_id)
    assert (post.html, post.rendered_by, post.edited) == (html, RENDERER_VERSION, False)
    assert thread.last_words == "Soup with ginger"
    assert thread.version == version + 1
    assert [found.post.pk for found in find_posts(world.ben, "ginger").posts] == [post.pk]


def test_who_was_named_stays_named_and_nobody_new_is(world: World):
    post = world.post(text="Thank you @Lily and @Wren")
    html = post.html
    Post.objects.filter(pk=post.pk).update(rendered_by=0, source=post.source.replace("@Wren", "@Maple"))
    queue_rendering()
    run_until_empty()
    post.refresh_from_db()
    assert post.html == html.replace("@Wren", "@Maple")


def test_old_mail_is_never_read_as_markdown_until_its_writer_changes_it(world: World):
    old = OldPost(world.ben.alias_id, datetime(2020, 1, 1, tzinfo=UTC), "2 * 3 * 4\n-- \nis 24", "", "Said *before*")
    take_in(world.kitchen.pk, [OldThread("Sums", [old])])
    Post.objects.update(rendered_by=0)
    queue_rendering()
    run_until_empty()
    post = Post.objects.get(pk=old.post.pk)
    assert "2 * 3 * 4" in post.html
    assert "is 24" in post.html.partition("<details>")[0]
    assert "Said *before*" in post.html
    assert not edit(post, by=world.ben, words=Words("2 * 3")).is_plain


def test_stopped_half_way_it_goes_on_from_there(world: World, monkeypatch: pytest.MonkeyPatch):
    thread = world.thread()
    posts = [world.answer(thread, f"Answer {number}") for number in range(7)]
    run_until_empty()
    for post in posts:
        as_an_older_renderer_left_it(post)
    monkeypatch.setattr(rerender, "STRETCH", 3)
    queue_rendering()
    run_one()
    assert Post.objects.filter(rendered_by=RENDERER_VERSION).count() == 4  # with the first of the thread
    JobRow.objects.update(leased_until=0)
    run_until_empty()
    assert not Post.objects.exclude(rendered_by=RENDERER_VERSION).exists()
    assert not Post.objects.filter(html__contains="odd").exists()


def test_words_changed_meanwhile_are_left_as_their_author_wants_them(world: World):
    post = world.post(text="Before")
    as_an_older_renderer_left_it(post)
    old = Post.objects.get(pk=post.pk)
    edit(post, by=world.ada, words=Words("After"))
    events = EventRow.objects.count()
    rerender._keep([(old, "<p>Before</p>", "Before")])
    assert Post.objects.get(pk=post.pk).html == "<p>After</p>"
    assert EventRow.objects.count() == events


def test_what_would_be_too_long_today_stays_as_it_is(world: World):
    post = world.post()
    Post.objects.filter(pk=post.pk).update(source="x" * 20_001, html="<p>long</p>", rendered_by=0)
    queue_rendering()
    run_until_empty()
    post.refresh_from_db()
    assert (post.html, post.rendered_by) == ("<p>long</p>", RENDERER_VERSION)
