"""Finding posts: what a reader may see, and nothing else."""

import pytest
from django.utils import translation

from alongside.aliases.name import rename
from alongside.communities.found import change
from alongside.core.jobs import run_until_empty
from alongside.memberships.viewer import stranger
from alongside.search.find import PAGE, find_posts
from alongside.search.forget import forget_posts
from alongside.search.models import FoundBy
from alongside.search.remember import index_all, index_posts, purge_index
from alongside.standing.distance import block, come_closer, mute
from alongside.threads.edit import edit
from alongside.threads.models import Post
from alongside.threads.saying import Words
from alongside.threads.withdraw import restore, withdraw
from alongside.threads.withhold import remove


def found(viewer, text: str = "", **more) -> list[str]:
    """What is found, by the post's public id, once the jobs are done."""
    run_until_empty()
    return [one.post.public_id for one in find_posts(viewer, text, **more).posts]


def test_posts_and_titles_are_found_newest_first_by_what_their_words_have_in_common(world) -> None:
    first = world.post("Scan days", "Tomorrow it is.")
    second = world.answer(first.thread, "I'll be scanning the sky for you.")
    assert found(world.ada, "scans") == [second.public_id, first.public_id]
    assert found(world.ben, '"scanning the sky"') == [second.public_id]
    assert found(world.ada, "helicopter") == []


def test_members_find_what_was_said_among_them_and_nobody_else_does(world) -> None:
    post = world.post("Scan days", "Tomorrow it is.")
    assert found(world.nora, "scan") == [post.public_id]
    assert found(world.nobody, "scan") == []
    assert found(world.viewer("otto", world.garden), "scan") == []
    assert found(world.viewer("ada", world.garden), "scan") == []


def test_strangers_find_what_is_open_to_everyone(world) -> None:
    change(world.kitchen, is_open=True)
    post = world.post("Scan days")
    assert found(stranger(world.kitchen.pk), "scan") == [post.public_id]


def test_what_was_taken_back_is_gone_from_the_very_next_answer_and_then_from_the_index(world) -> None:
    post = world.post("Scan days")
    assert found(world.ben, "scan") == [post.public_id]
    withdraw(post, by=world.ada)
    assert find_posts(world.ben, "scan").posts == ()
    assert find_posts(world.ada, "scan").posts == ()
    run_until_empty()
    assert not FoundBy.objects.exists()
    restore(post, by=world.ada)
    assert found(world.ben, "scan") == [post.public_id]
    remove(post)
    assert find_posts(world.ben, "scan").posts == ()


def test_a_post_that_changed_is_found_by_what_it_says_now(world) -> None:
    post = world.post("Tomorrow", "old words")
    run_until_empty()
    edit(post, by=world.ada, words=Words("new words"))
    assert found(world.ben, "old") == []
    assert found(world.ben, "new") == [post.public_id]


@pytest.mark.parametrize("keep_away", [block, mute])
def test_people_kept_away_are_not_met_in_results(world, keep_away) -> None:
    post = world.post("Scan days")
    keep_away(post.author, by=world.ben)
    assert found(world.ben, "scan") == []
    assert found(world.nora, "scan") == [post.public_id]
    come_closer(post.author, by=world.ben)
    assert found(world.ben, "scan") == [post.public_id]


def test_an_author_s_posts_are_found_by_the_present_name_alone(world) -> None:
    post = world.post("Scan days", "Tomorrow it is.")
    answer = world.answer(post.thread, "Tomorrow, then.")
    assert found(world.nora, "tomorrow", author="heron") == [post.public_id]
    assert found(world.nora, "", author="Lily") == [answer.public_id]
    assert found(world.nora, "tomorrow", author="Nobody") == []
    assert found(world.nora, "", author="") == []
    rename(post.author, name="Egret")
    assert found(world.nora, "tomorrow", author="Heron") == []
    assert found(world.nora, "tomorrow", author="Egret") == [post.public_id]


def test_snippets_mark_the_words_and_show_present_names(world) -> None:
    post = world.post("Hello", "Thanks @Lily for the <b>scan</b> idea")
    run_until_empty()
    rename(world.answer(post.thread, "x").author, name="Rose")
    (one,) = find_posts(world.nora, "scans").posts
    assert one.words == "Thanks Rose for the &lt;b&gt;<mark>scan</mark>&lt;/b&gt; idea"
    assert one.post.title == "Hello"


def test_noted_words_wait_for_their_reader(world) -> None:
    post = world.post("Hello", "scan")
    edit(post, by=world.ada, words=Words("My scan results", notes=("scans",)))
    run_until_empty()
    (one,) = find_posts(world.ben, "scan").posts
    assert (one.words, one.post.notes) == ("", "scans")


def test_a_name_is_not_found_as_a_word_because_it_may_change(world) -> None:
    world.post("Hello", "Thanks @Lily")
    assert found(world.nora, "lily") == []


def test_pages_follow_each_other_without_a_gap_although_some_posts_are_not_for_this_reader(world) -> None:
    thread = world.thread("Hello", "first words")
    answers = [world.answer(thread, f"scan {number}", by=("ben", "mia")[number % 3 == 0]) for number in range(90)]
    run_until_empty()
    block(answers[0].author, by=world.nora)
    seen, before, pages = [], "", 0
    while pages == 0 or before:
        page = find_posts(world.nora, "scan", before=before)
        assert len(page.posts) <= PAGE
        seen += [one.post.public_id for one in page.posts]
        before, pages = page.older, pages + 1
    assert seen == [answer.public_id for answer in reversed(answers) if answer.author_id != answers[0].author_id]
    assert pages == 3


def test_a_page_of_results_takes_as_many_queries_for_twenty_as_for_one(world, django_assert_max_num_queries) -> None:
    thread = world.thread("Hello", "first words")
    for number in range(30):
        world.answer(thread, f"scan {number} @Heron")
    run_until_empty()
    with django_assert_max_num_queries(6):
        assert len(find_posts(world.nora, "scan").posts) == PAGE


def test_an_archive_stands_among_its_own_years(world) -> None:
    new = world.post("Hello", "scan now")
    old = world.post("Hello", "scan then")
    Post.objects.filter(pk=old.pk).update(at=new.at.replace(year=1999))
    FoundBy.objects.all()
    assert found(world.nora, "scan") == [new.public_id, old.public_id]


def test_spanish_words_are_found_in_spanish_whatever_the_page_speaks(world) -> None:
    post = world.post("Hola", "x")
    edit(post, by=world.ada, words=Words("Mis riñones están cansados", language="es"))
    with translation.override("es"):
        assert found(world.ben, "riñón") == [post.public_id]
    assert found(world.ben, "rinon cansado") == [post.public_id]


def test_erasure_leaves_nothing_of_the_words_in_the_index(world) -> None:
    post = world.post("Hello", "canary")
    kept = world.answer(world.thread("Other", "x"), "canary")
    assert len(found(world.nora, "canary")) == 2
    forget_posts([post.pk])
    assert found(world.nora, "canary") == [kept.public_id]
    assert not FoundBy.objects.filter(terms__contains="hello").exists()


def test_a_lost_index_is_made_anew_from_the_posts(world) -> None:
    post = world.post("Hello", "scan")
    run_until_empty()
    FoundBy.objects.all().delete()
    index_all()
    assert found(world.nora, "scan") == [post.public_id]
    index_posts([post.pk, 999_999])
    assert found(world.nora, "scan") == [post.public_id]


@pytest.mark.django_db(transaction=True)
def test_the_index_can_be_purged_at_any_time(world) -> None:
    post = world.post("Hello", "scan")
    run_until_empty()
    purge_index()
    assert found(world.nora, "scan") == [post.public_id]
