"""Streams through Debian's nginx, set up as the guide for hosts says; it compresses pages beside that."""

import time
from pathlib import Path

import pytest

from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.threads.models import Thread
from tests.live.listening import PATIENCE, Ear, Served, cookie_of
from tests.servers.nginx import find_nginx, proxied
from tests.world import World


@pytest.fixture(autouse=True)
def _nginx() -> None:
    if find_nginx() is None:
        pytest.skip("Debian's nginx isn't here, and can't be installed: apt-get install nginx-light")


def opened(port: int, thread: Thread, cookie: str) -> Ear:
    """A stream through the proxy, once that answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return Served(port).listen(thread.public_id, cookie, **{"Accept-Encoding": "gzip"})
        except OSError:
            assert time.monotonic() < end, "nginx never answered"
            time.sleep(0.05)


def test_each_line_comes_at_once_and_the_stream_ends_with_the_membership(
    cast: World, served: Served, tmp_path: Path
) -> None:
    thread = cast.thread()
    with proxied(tmp_path, served.port) as proxy:
        ear = opened(proxy.port, thread, cookie_of(cast.people["ben"]))
        assert "content-encoding" not in ear.head
        for words in ("Is anybody there?", "The kettle is on.", "Good night."):
            cast.answer(thread, words, by="ada")
            ear.wait_for(words)
        leave(Membership.objects.get(pk=cast.ben.alias_id))
        ear.wait(lambda ear: ear.over)
        assert ear.frames[-1].name == "end"
