"""A stream never tells that others are active where its reader doesn't read them."""

import time

import pytest

from alongside.aliases.models import Alias
from alongside.live import limits
from alongside.standing.distance import block
from alongside.threads.cursor import cursor_of
from tests.live.listening import Ear, cookie_of, serving
from tests.world import World

BEATS = 4


def beats(ear: Ear) -> list[bytes]:
    """The signs of life that came."""
    return [piece for piece in ear.raw.split(b"\n\n") if piece.startswith(b": ")]


def test_a_silent_thread_and_one_where_only_a_blocked_member_writes_sound_the_same(
    cast: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "KEEP_ALIVE", 1)
    silent, busy = cast.thread("Silent"), cast.thread("Busy")
    block(Alias.objects.get(pk=cast.ben.member_id), by=cast.nora)
    with serving() as served:
        cookie = cookie_of(cast.people["nora"])
        ears = [served.listen(thread.public_id, cookie, since=cursor_of(thread)) for thread in (silent, busy)]
        until = time.monotonic() + BEATS
        while time.monotonic() < until:
            cast.answer(busy)
            time.sleep(0.1)
        for ear in ears:
            ear.wait(lambda ear: len(beats(ear)) >= BEATS)
        quiet, loud = (beats(ear)[:BEATS] for ear in ears)
    assert [len(piece) for piece in quiet] == [len(piece) for piece in loud]
    assert len(set(quiet) | set(loud)) == 2 * BEATS, "each cursor is sealed anew: none tells that nothing happened"
    assert all(not ear.frames for ear in ears)


def test_a_sign_of_life_leads_on_from_where_the_stream_was(cast: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "KEEP_ALIVE", 1)
    thread = cast.thread()
    with serving() as served:
        cookie = cookie_of(cast.people["nora"])
        ear = served.listen(thread.public_id, cookie, since=cursor_of(thread))
        cast.answer(thread, "Heard")
        ear.wait_for("Heard")
        so_far = len(beats(ear))
        ear.wait(lambda ear: len(beats(ear)) > so_far + 1)
        ear.close()
        cast.answer(thread, "Missed")
        again = served.listen(thread.public_id, cookie, last=ear.last_id)
        again.wait_for("Missed")
    assert "Heard" not in again.raw.decode()
