"""What was removed, or written by somebody blocked, is gone from the very next answer of the running server."""

from alongside.aliases.models import Alias
from alongside.standing.distance import block, come_closer
from alongside.threads.models import Post
from alongside.threads.withdraw import restore, withdraw
from bench.pages import Page, check
from bench.seed import ALIASES, POSTS, Seeded
from bench.server import Server
from bench.words import mark_of

READER = 1  # the member whose cookie the bench carries
TAKEN_BACK = 7
BLOCKED = 5


def check_gone(server: Server, seeded: Seeded, pages: list[Page]) -> None:
    """Withdraw a post and block an author, with the pages warm, and look at once; then undo both."""
    anonymous, member = (page for page in pages if page.name.startswith("thread"))
    for page in (anonymous, member):
        check(server, page)
    post = Post.objects.select_related("thread").get(thread=seeded.thread, number=TAKEN_BACK + 1)
    withdraw(post, by=seeded.viewer(TAKEN_BACK))
    for page in (anonymous, member):
        check(server, page, gone=(mark_of(TAKEN_BACK),))
    post.refresh_from_db()
    restore(post, by=seeded.viewer(TAKEN_BACK))
    alias = Alias.objects.get(community=seeded.community, name=f"Person {BLOCKED}")
    block(alias, by=seeded.viewer(READER))
    check(server, member, gone=tuple(mark_of(number) for number in range(BLOCKED, POSTS, ALIASES)))
    check(server, anonymous)
    come_closer(alias, by=seeded.viewer(READER))
    for page in (anonymous, member):
        check(server, page)
