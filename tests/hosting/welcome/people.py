"""Members who offered to welcome people, for the tests beside this."""

from datetime import timedelta

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.models import Nudge
from alongside.hosting.welcome.offer import Offered, offer
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post
from tests.world import World


def offers(by: Viewer, topics: str = "", begins: int = 0, ends: int = 0, **more: object) -> None:
    """Let a member offer to welcome people, up all day unless other hours are said."""
    offer(Offered(topics, begins=begins, ends=ends, zone="UTC", **more), by=by)  # type: ignore[arg-type]


def at(hour: int, minute: int = 0) -> None:
    """Set the clock to this hour of one Wednesday."""
    then = clock.now().replace(year=2026, month=11, day=25, hour=hour, minute=minute, second=0, microsecond=0)
    clock.set_clock(lambda: then)


def later(**much: float) -> None:
    """Let so much time go by, and do what is due then."""
    then = clock.now() + timedelta(**much)
    clock.set_clock(lambda: then)
    run_until_empty()


def asked(post: Post) -> list[str]:
    """Who was asked about a post so far, by name."""
    run_until_empty()
    return list(Nudge.objects.filter(wait=post.pk).order_by("pk").values_list("alias__name", flat=True))


def hello(world: World, text: str = "I am new.", title: str = "Hello") -> Post:
    """Nora's first words, ten minutes ago."""
    post = world.post(title, text, by="nora")
    run_until_empty()
    later(minutes=10)
    return post
