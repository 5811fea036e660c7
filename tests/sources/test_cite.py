"""What a post cites is known while its words are there, and forgotten with them."""

import pytest

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.sources.cite import find_citations
from alongside.sources.models import Citation, Source
from alongside.sources.tidy import tidy_sources
from alongside.threads.edit import edit
from alongside.threads.models import Post, Thread
from alongside.threads.saying import Words
from alongside.threads.take_in import OldPost, OldThread, take_in
from alongside.threads.withdraw import UNDO, restore, shred_withdrawn, withdraw
from alongside.threads.withhold import remove, show


def cited() -> list[str]:
    run_until_empty()
    return list(Citation.objects.order_by("pk").values_list("source__number", flat=True))


@pytest.mark.django_db
def test_a_post_cites_what_its_words_name_now(world) -> None:
    post = world.post("What I read", "PMID 11 and https://doi.org/10.1000/ABC")
    assert sorted(cited()) == ["10.1000/abc", "11"]
    before = Thread.objects.get().version
    run_until_empty()
    assert Thread.objects.get().version == before
    edit(post, by=world.ada, words=Words("PMID 11 and NCT00000001"))
    assert sorted(cited()) == ["11", "NCT00000001"]
    edit(post, by=world.ada, words=Words("Nothing at all."))
    assert cited() == []


@pytest.mark.django_db
def test_two_posts_cite_one_source(world) -> None:
    post = world.post("What I read", "PMID 11")
    world.answer(post.thread, "Yes, PMID 11.")
    assert cited() == ["11", "11"]
    assert Source.objects.count() == 1


@pytest.mark.django_db
def test_earlier_words_that_a_post_quotes_and_passages_left_out_cite_nothing(world) -> None:
    post = world.post("What I read", "> PMID 11\n\nI don't believe PMID 12 for a moment.")
    assert cited() == ["12"]
    Post.objects.filter(pk=post.pk).update(masked=["PMID 12 for"])
    world.answer(post.thread)
    find_citations(post=post.pk)
    assert cited() == []


@pytest.mark.django_db
def test_words_that_are_not_to_be_read_cite_nothing_until_they_are_back(world) -> None:
    post = world.post("What I read", "PMID 11")
    withdraw(post, by=world.ada)
    assert cited() == []
    restore(post, by=world.ada)
    assert cited() == ["11"]
    remove(post)
    assert cited() == []
    show(Post.objects.get(pk=post.pk))
    assert cited() == ["11"]


@pytest.mark.django_db
def test_what_nobody_names_any_more_is_forgotten(world) -> None:
    post = world.post("What I read", "PMID 11 and PMID 12")
    world.answer(post.thread, "PMID 12 I know.")
    cited()
    withdraw(post, by=world.ada)
    cited()
    now = clock.now()
    clock.set_clock(lambda: now + UNDO * 2)
    shred_withdrawn()
    tidy_sources()
    assert list(Source.objects.values_list("number", flat=True)) == ["12"]


@pytest.mark.django_db
def test_an_archive_cites_too(world) -> None:
    old = OldThread("Old", [OldPost(world.ada.member_id, clock.now(), "See PMID 11.", "<p>See PMID 11.</p>")])
    take_in(world.kitchen.pk, [old])
    assert cited() == ["11"]
