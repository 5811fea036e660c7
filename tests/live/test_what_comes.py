"""What a stream brings: what is said, as the page shows it, and not a byte of what its reader doesn't meet."""

import time
from pathlib import Path
from typing import Any

import pytest

from alongside.aliases.models import Alias
from alongside.hosting.decisions.words import hold_post, mask_passages, release_post, remove_post
from alongside.live import limits
from alongside.memberships.lead import hide_notes
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import block, mute
from alongside.threads.cursor import cursor_of
from alongside.threads.edit import edit
from alongside.threads.models import Thread
from alongside.threads.move import move
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from tests.held_words import SALE, know_phrases
from tests.live.listening import SILENCE, Ear, Served, cookie_of
from tests.web.threads.browsing import browse
from tests.world import World

BECAUSE = "It helps nobody here."


@pytest.fixture
def thread(cast: World) -> Thread:
    """What they listen to."""
    return cast.thread()


def listen(served: Served, cast: World, name: str, thread: Thread) -> Ear:
    """Somebody has the thread's page open."""
    return served.listen(thread.public_id, cookie_of(cast.people[name]), since=cursor_of(thread))


def alias(viewer: Viewer) -> Alias:
    """The alias of this viewer."""
    return Alias.objects.get(pk=viewer.member_id)


def test_what_is_said_comes_as_the_page_shows_it(cast: World, served: Served, thread: Thread) -> None:
    readers = {name: listen(served, cast, name, thread) for name in ("nora", "mia", "ben")}
    cast.answer(thread, "I'll think of *you*, @Heron.")
    for name, ear in readers.items():
        assert ear.wait_for("think of").html in browse(cast, name).get(f"/t/{thread.public_id}/"), name
    assert "/edit/" in readers["ben"].wait_for("think of").html, "one's own words come as one's own"
    assert "/remove/" in readers["mia"].wait_for("think of").html, "a host can act at once"
    assert "/remove/" not in readers["nora"].wait_for("think of").html


def test_what_is_said_between_the_page_and_its_stream_is_not_missed(
    cast: World, served: Served, thread: Thread
) -> None:
    cursor = cursor_of(thread)
    said = [cast.answer(thread, f"Answer {number}").public_id for number in range(3)]
    ear = served.listen(thread.public_id, cookie_of(cast.people["nora"]), since=cursor)
    ear.wait_for("Answer 2")
    last = cast.answer(thread, "Answer 3").public_id
    ear.wait_for("Answer 3")
    assert ear.posts() == [*said, last]


def test_of_a_blocked_author_comes_no_byte(cast: World, served: Served, thread: Thread) -> None:
    block(alias(cast.ben), by=cast.nora)
    ear, other = (listen(served, cast, name, thread) for name in ("nora", "mia"))
    so_far = ear.said
    post = cast.answer(thread, "I'll think of you.")
    other.wait_for("think of you")
    edit(post, by=cast.ben, words=Words("I shall think of you."))
    other.wait_for("shall think")
    withdraw(post, by=cast.ben)
    other.wait_for("took these words back")
    time.sleep(SILENCE)
    assert ear.said == so_far
    quoting = f"Well said.\n\n[[post:{post.public_id}]]"
    cast.answer(thread, quoting, by="mia")
    ear.wait_for("Well said")


def test_whom_one_keeps_folded_comes_folded(cast: World, served: Served, thread: Thread) -> None:
    mute(alias(cast.ben), by=cast.nora)
    ear = listen(served, cast, "nora", thread)
    cast.answer(thread, "I'll think of you.")
    assert "whose words you keep folded" in ear.wait_for("think of you").html


def test_a_note_one_does_not_want_to_meet_folds_what_comes(cast: World, served: Served, thread: Thread) -> None:
    hide_notes(by=cast.nora, notes=["death"])
    ear, other = (listen(served, cast, name, thread) for name in ("nora", "mia"))
    reply(thread, by=cast.ben, words=Words("My aunt died.", notes=("death",)))
    assert "You asked not to meet this" in ear.wait_for("My aunt").html
    assert "You asked not to meet this" not in other.wait_for("My aunt").html


def test_words_that_wait_come_to_their_author_and_the_hosts_alone(
    cast: World, served: Served, thread: Thread, settings: Any, tmp_path: Path
) -> None:
    know_phrases(settings, tmp_path)
    nora, mia, ben = (listen(served, cast, name, thread) for name in ("nora", "mia", "ben"))
    so_far = nora.said
    post = cast.answer(thread, SALE)
    assert "It waits for a host." in mia.wait_for("canary potion").html
    assert "A host will look at this first" in ben.wait_for("canary potion").html
    time.sleep(SILENCE)
    assert nora.said == so_far
    release_post(post, by=cast.mia, because=BECAUSE, read="")
    nora.wait_for("canary potion")


def test_what_changes_comes_again(cast: World, served: Served, thread: Thread) -> None:
    first, second, third = (cast.answer(thread, f"Words number {number}") for number in range(3))
    thread.refresh_from_db()
    ear = listen(served, cast, "nora", thread)
    edit(first, by=cast.ben, words=Words("Other words"))
    assert f"post-{first.public_id}" in ear.wait_for("Other words").html
    withdraw(first, by=cast.ben)
    assert f"post-{first.public_id}" in ear.wait_for("took these words back").html
    remove_post(second, by=cast.mia, because=BECAUSE)
    assert f"post-{second.public_id}" in ear.wait_for("took these words out").html
    hold_post(third, by=cast.mia, because=BECAUSE)
    assert f"post-{third.public_id}" in ear.wait_for("looking at these words first").html
    assert "Words number" not in ear.raw.decode()


def test_a_passage_that_is_left_out_is_not_in_what_comes(cast: World, served: Served, thread: Thread) -> None:
    post = cast.answer(thread, "My telephone is 555 0100, call me.")
    thread.refresh_from_db()
    ear = listen(served, cast, "nora", thread)
    mask_passages(post, ["555 0100"], by=cast.mia, because=BECAUSE)
    ear.wait_for("My telephone is")
    assert "0100" not in ear.raw.decode()


def test_a_post_that_moves_goes_there_and_is_gone_here(cast: World, served: Served, thread: Thread) -> None:
    post, elsewhere = cast.answer(thread), cast.thread("Another thread")
    thread.refresh_from_db()
    here, there = (listen(served, cast, "nora", each) for each in (thread, elsewhere))
    post.refresh_from_db()
    move([post], to=elsewhere, by=cast.mia, because=BECAUSE)
    there.wait_for("think of you")
    assert here.wait(lambda ear: any(frame.name == "gone" for frame in ear.frames)).frames[0].html == post.public_id
    assert here.posts() == []


def test_whoever_was_away_too_long_reads_the_page_anew(
    cast: World, served: Served, thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "BEHIND", 2)
    cursor = cursor_of(thread)
    for number in range(4):
        cast.answer(thread, f"Answer {number}")
    ear = served.listen(thread.public_id, cookie_of(cast.people["nora"]), since=cursor)
    assert ear.wait(lambda ear: bool(ear.frames)).frames[0].name == "again"
    assert ear.posts() == []


def test_words_and_times_are_those_of_each_reader(cast: World, served: Served, thread: Thread) -> None:
    ear = served.listen(thread.public_id, cookie_of(cast.people["nora"]) + "; language=es")
    other = served.listen(thread.public_id, cookie_of(cast.people["mia"]), **{"Accept-Language": "es"})
    cast.answer(thread, "I'll think of you.")
    assert "Aquí estoy" in ear.wait_for("think of you").html or "Estoy aquí" in ear.wait_for("think of you").html
    assert "I'm here" not in other.wait_for("think of you").html
