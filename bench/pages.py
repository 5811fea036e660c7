"""What is timed, and what must be on it."""

from dataclasses import dataclass

from bench.seed import POSTS, Seeded
from bench.server import Server
from bench.words import SEARCHED, mark_of


@dataclass(frozen=True)
class Page:
    """One page: as whom it is asked for, and words that must stand on it."""

    name: str
    path: str
    cookie: str
    marks: tuple[str, ...]
    clients: int = 16


class PageWrong(Exception):
    """A page lacks what it must show, or shows what it may not; its speed would mean nothing."""


def pages_of(seeded: Seeded) -> list[Page]:
    """Every page that is timed."""
    thread, community = f"/t/{seeded.thread.public_id}/", f"/c/{seeded.community.public_id}/"
    me, posts = f"session={seeded.cookie}", tuple(mark_of(number) for number in range(POSTS))
    title = (seeded.thread.title,)
    return [
        Page("thread, anonymous", thread, "", posts),
        Page("thread, member", thread, me, posts),
        Page("community, anonymous", community, "", ("Kitchen Table",)),
        Page("community, member", community, me, title),
        Page("today", "/today/", me, ()),
        Page("search", f"{community}search/?q={SEARCHED}", me, (SEARCHED,)),
        Page("search, 1 client", f"{community}search/?q={SEARCHED}", me, (SEARCHED,), clients=1),
    ]


def check(server: Server, page: Page, *, gone: tuple[str, ...] = ()) -> int:
    """Ask for the page, make sure that it is right, and give its size in bytes."""
    status, _, body = server.ask(page.path, page.cookie)
    text = body.decode()
    if status != 200:
        raise PageWrong(f"{page.name}: {page.path} answers {status}")
    if missing := [mark for mark in page.marks if mark not in text and mark not in gone]:
        raise PageWrong(f"{page.name}: {len(missing)} of {len(page.marks)} marks are missing, first {missing[0]!r}")
    if shown := [mark for mark in gone if mark in text]:
        raise PageWrong(f"{page.name}: still shows {len(shown)} that should be gone")
    return len(body)
