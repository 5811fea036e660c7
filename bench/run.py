"""One run: the server is started, each page is checked and then timed, and the limits beside them."""

import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from bench import load, replies
from bench.cost import queries_of
from bench.gone import check_gone
from bench.hosts import hosts_pages, seed_hosts, time_reports
from bench.pages import Page, PageWrong, check, pages_of
from bench.seed import Seeded
from bench.served import BARE
from bench.server import Server, serving
from bench.table import Findings
from bench.visit import first_visit
from tests.servers.ports import free_port

STATIC = "bench.0123456789.html"
SIZE = 50_000  # of the limits' answers, until the thread's own size is known


def time_everything(found: Findings, seeded: Seeded, *, label: str, workers: int, seconds: int) -> None:
    """Everything the bench knows, with so many serving processes."""
    _lay_static(SIZE)
    hosted = seed_hosts(seeded)
    connection.close()
    with serving(free_port(), workers=workers, limit_size=SIZE) as server:
        found.note(f"{label}: start until it answers, s", server.started_in)
        time.sleep(1)
        found.note(f"{label}: memory idle, MiB", server.memory())
        pages = pages_of(seeded)
        for page in pages:
            _time_page(found, server, page, label, seconds)
        for page in hosts_pages(seeded, hosted):
            _time_page(found, server, page, label, seconds)
        time_reports(found, seeded, label)
        _check_gone(found, server, seeded, pages, label)
        _time_limits(found, server, label, seconds)
        _time_replies(found, server, seeded, label, seconds)
        found.note(f"{label}: memory under load, MiB", server.memory())
        size, requests = first_visit(server, pages[0])
        found.note(f"{label}: first visit, KiB", size / 1024)
        found.note(f"{label}: first visit, requests", requests)


def _time_page(found: Findings, server: Server, page: Page, label: str, seconds: int) -> None:
    name = f"{label}: {page.name}"
    try:
        size = check(server, page)
        for _ in range(8):
            server.ask(page.path, page.cookie)
        speed = load.run(server, page.path, cookie=page.cookie, seconds=seconds, clients=page.clients)
        found.add(name, speed, queries=queries_of(page), size=size)
    except (PageWrong, load.LoadFailed) as wrong:
        _not_timed(found, name, wrong)


def _check_gone(found: Findings, server: Server, seeded: Seeded, pages: list[Page], label: str) -> None:
    try:
        check_gone(server, seeded, pages)
    except PageWrong as wrong:
        _not_timed(found, f"{label}: what is gone is gone", wrong)


def _time_limits(found: Findings, server: Server, label: str, seconds: int) -> None:
    found.add(f"{label}: limit, static file", load.run(server, f"/static/{STATIC}", seconds=seconds), size=SIZE)
    found.add(f"{label}: limit, bare ASGI answer", load.run(server, BARE, seconds=seconds), size=SIZE)


def _time_replies(found: Findings, server: Server, seeded: Seeded, label: str, seconds: int) -> None:
    for clients in (1, 4):
        name = f"{label}: reply, clients {clients}"
        try:
            found.add(name, replies.run(server, seeded, seconds=seconds, clients=clients))
        except (replies.RepliesLost, load.LoadFailed) as wrong:
            _not_timed(found, name, wrong)


def _not_timed(found: Findings, name: str, why: Exception) -> None:
    found.not_timed[name] = str(why)
    print(f"{name:<44}NOT TIMED: {why}", flush=True)


def _lay_static(size: int) -> None:
    """A static file of that size among the server's own."""
    folder = Path(settings.STATIC_BUILT)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STATIC).write_bytes(b"x" * size)
