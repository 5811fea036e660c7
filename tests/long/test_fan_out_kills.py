"""A post to many is killed on its way, again and again: all receive it, and a kill doubles one batch at most."""

import random
import subprocess
import time
from collections import Counter

import pytest

from alongside.mail.sending.hand_over import BATCH
from tests.long.mortal import database_of_its_own, run_beside
from tests.servers.site import Site, new_site
from tests.servers.smtp import Sink, sink

PATIENCE = 90  # seconds for the rest, once nobody is killed any more


@pytest.mark.long
def test_two_thousand_readers_and_twelve_kills() -> None:
    kill_while_handing_over(readers=2_000, kills=12)


def kill_while_handing_over(*, readers: int, kills: int) -> None:
    """End the worker at some moments of the fan-out, and let another go on."""
    chance = random.Random(kills)
    with (
        database_of_its_own() as database,
        sink() as smarthost,
        new_site(ALONGSIDE_SMARTHOST=smarthost.url, **database) as site,
    ):
        run_beside(site, "tests.long.mail_town", str(readers))
        run_beside(site, "tests.long.fan_out", "post")
        for kill in range(kills):
            worker = _worker(site)
            enough = (kill + chance.random()) * readers / kills
            _wait_for(smarthost, enough, worker)
            worker.kill()
            worker.wait()
            run_beside(site, "tests.long.fan_out", "free")
        worker = _worker(site)
        due = time.monotonic() + PATIENCE
        while run_beside(site, "tests.long.fan_out", "look") != {"sent": readers} and time.monotonic() < due:
            time.sleep(0.5)
        worker.kill()
        worker.wait()
        got = Counter(to for _sender, to in smarthost.envelopes)
        doubles = sum(got.values()) - len(got)
        print(f"\n{kills} kills, {readers} readers, {doubles} doubles")
        assert run_beside(site, "tests.long.fan_out", "look") == {"sent": readers}
        assert len(got) == readers
        assert doubles <= kills * BATCH


def _worker(site: Site) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*site.program, "worker"], cwd=site.folder, env=site.environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _wait_for(smarthost: Sink, mails: float, worker: "subprocess.Popen[bytes]") -> None:
    """Wait until so many have come, more or less."""
    due = time.monotonic() + 20
    while len(smarthost.envelopes) < mails and time.monotonic() < due and worker.poll() is None:
        time.sleep(0.001)
