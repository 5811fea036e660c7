"""Pages of words that wait, of passages left out, and of calmed threads: what each reader sees, and nothing more."""

import re
from pathlib import Path
from typing import Any

import pytest

from alongside.core.jobs import run_until_empty
from alongside.hosting.decisions.threads import slow_down
from alongside.hosting.decisions.words import hold_post, mask_passages
from alongside.hosting.models import Case, Decision
from alongside.threads.models import Post
from tests.held_words import SALE, know_phrases
from tests.web.threads.browsing import browse
from tests.world import World


@pytest.fixture(autouse=True)
def _phrases(settings: Any, tmp_path: Path) -> None:
    know_phrases(settings, tmp_path)


def test_an_author_is_led_to_their_waiting_words_and_others_find_the_thread_as_it_was(world: World) -> None:
    thread = world.thread()
    path = f"/t/{thread.public_id}/"
    ben, nora, mia = (browse(world, name) for name in ("ben", "nora", "mia"))
    before = nora.get(path)
    answer = ben.post(f"{path}answer/", text=SALE, once="a form")
    post = Post.objects.get(thread=thread, number=2)
    assert answer.headers["Location"] == f"/p/{post.public_id}/held/"
    page = ben.get(answer.headers["Location"])
    assert "A host will look at this first" in page
    assert "Only you and the hosts see it until then." in page
    assert "canary potion" in page
    shown = ben.get(path)
    assert "canary potion" in shown
    assert "Only you and the hosts see it until then." in shown
    assert "It waits for a host." in mia.get(path)
    strip = lambda html: re.sub(r"\?from=[\w-]+", "", html).split("csrfmiddlewaretoken")[0].split('name="once"')[0]  # noqa: E731
    assert strip(nora.get(path)) == strip(before)
    for other in (nora, browse(world, "otto"), browse(world)):
        other.get(f"/p/{post.public_id}/held/", 404)
        other.get(f"/p/{post.public_id}/", 404)
    released = mia.post(f"/p/{post.public_id}/release/", because="It is a joke.")
    assert released["Location"] == f"/p/{post.public_id}/"
    assert "canary potion" in nora.get(path)


def test_the_author_of_a_held_first_post_changes_it_and_takes_it_back_where_it_is(world: World) -> None:
    ben = browse(world, "ben")
    answer = ben.post(f"/c/{world.kitchen.public_id}/write/", title="A cure", text=SALE, once="a form")
    post = Post.objects.get(source=SALE)
    run_until_empty()
    held = f"/p/{post.public_id}/held/"
    assert answer.headers["Location"] == held
    assert f"/told/{Case.objects.get(about_post=post).public_id}/" in ben.get(held)
    assert ben.client.get(f"/p/{post.public_id}/").headers["Location"] == held
    assert "A cure" not in browse(world, "nora").get(f"/c/{world.kitchen.public_id}/")
    assert SALE in ben.get(f"{held}edit/")
    assert ben.post(f"{held}edit/", text="Hello, I am Ben.", once="b").headers["Location"] == held
    assert "Hello, I am Ben." in ben.get(held)
    assert browse(world, "mia").post(held).status_code == 404
    assert ben.post(held).status_code == 303
    ben.get(held, 404)


def test_what_had_been_seen_leaves_a_word_in_its_place_while_a_host_looks(world: World) -> None:
    post = world.answer(world.thread(), "Something odd.")
    hold_post(post, by=world.mia, because="I want to look.")
    page = browse(world, "nora").get(f"/t/{post.thread.public_id}/")
    assert "The hosts are looking at these words first." in page
    assert "Something odd." not in page


def test_a_host_chooses_sentences_and_readers_see_that_something_is_left_out(world: World) -> None:
    post = world.answer(world.thread(), "One. Two is secret. Three.")
    mia, path = browse(world, "mia"), f"/p/{post.public_id}/mask/"
    assert 'value="Two is secret."' in mia.get(path)
    assert mia.post(path, passage="Two is secret.", because="A secret.").status_code == 303
    page = browse(world, "nora").get(f"/t/{post.thread.public_id}/")
    assert "(a passage was left out here)" in page
    assert "secret" not in page
    own = browse(world, "ben")
    assert "Others don&#39;t read the passage" in own.get(f"/t/{post.thread.public_id}/")
    assert "Two is secret." in own.get(f"/p/{post.public_id}/edit/")
    assert mia.post(path, all="1", because="No secret any more.").status_code == 303
    assert "Two is secret." in browse(world, "nora").get(f"/t/{post.thread.public_id}/")


def test_somebody_reads_a_decision_and_says_that_they_see_it_otherwise(world: World) -> None:
    post = world.answer(world.thread(), "One. Two is secret. Three.")
    mask_passages(post, ["Two is secret."], by=world.mia, because="A secret.")
    decision = Decision.objects.get(about_post=post)
    ben, kitchen = browse(world, "ben"), world.kitchen.public_id
    assert decision.case
    told = ben.get(f"/c/{kitchen}/told/{decision.case.public_id}/")
    assert f"/c/{kitchen}/otherwise/{decision.public_id}/" in told
    assert "A host who had no part in it" in ben.get(f"/c/{kitchen}/otherwise/{decision.public_id}/")
    assert ben.post(f"/c/{kitchen}/otherwise/{decision.public_id}/", text="It is known.").status_code == 303
    path = f"/c/{kitchen}/hosts/appeals/{decision.public_id}/"
    assert "You decided this." in browse(world, "mia").get(path)
    assert browse(world, "mia").post(path, answer="undo", because="No.").status_code == 404
    ada = browse(world, "ada")
    assert "It is known." in ada.get(path)
    assert ada.post(path, answer="undo", because="It is known indeed.").status_code == 303
    assert "it was undone" in ada.get(path)
    assert "Two is secret." in browse(world, "nora").get(f"/t/{post.thread.public_id}/")


def test_a_calmed_thread_says_why_and_how_long_where_one_writes(world: World) -> None:
    thread = world.thread()
    slow_down(thread, minutes=60, by=world.mia, because="Let us breathe.")
    ben, path = browse(world, "ben"), f"/t/{thread.public_id}/"
    assert "Let us breathe." in ben.get(path)
    assert "you wait 60 minutes" in ben.get(path)
    assert ben.post(f"{path}answer/", text="One.", once="a").status_code == 303
    refused = ben.post(f"{path}answer/", text="Two, which is not lost.", once="b")
    assert refused.status_code == 422
    assert "Two, which is not lost." in refused.content.decode()
    mia = browse(world, "mia")
    assert "Let people answer as they like again" in mia.get(f"{path}slow/")
    assert mia.post(f"{path}slow/", because="Calm again.").status_code == 303
    assert ben.post(f"{path}answer/", text="Two, which is not lost.", once="b").status_code == 303
