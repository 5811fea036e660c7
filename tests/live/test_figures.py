"""What a host can see of the streams: how many, whether they keep up, and nothing of who or where."""

from urllib.request import Request, urlopen

from alongside.core import health
from tests.live.listening import NAME, Ear, Served, cookie_of
from tests.world import World


def figures(served: Served) -> dict[str, float]:
    """What this machine is told."""
    asked = Request(f"http://127.0.0.1:{served.port}/metrics", headers={"Host": NAME})
    with urlopen(asked) as answer:
        pairs = (line.split(" ") for line in answer.read().decode().splitlines())
        return {name: float(value) for name, value in pairs}


def test_streams_are_figures_for_this_machine_alone(cast: World, served: Served) -> None:
    thread = cast.thread()
    before = figures(served)["alongside_streams_open"]
    ear: Ear = served.listen(thread.public_id, cookie_of(cast.people["ben"]))
    cast.answer(thread, "Is anybody there?")
    ear.wait_for("Is anybody there?")
    ear.wait(lambda _: figures(served)["alongside_streams_events_behind"] == 0)
    now = figures(served)
    assert now["alongside_streams_open"] == before + 1
    assert {"alongside_streams_too_slow", "alongside_streams_looks_failed"} < set(now)
    assert not {name for name in health.figures() if name not in now}
    ear.close()
    ear.wait(lambda _: figures(served)["alongside_streams_open"] == before)
