"""Members who offered to welcome people, for the tests beside this."""

from datetime import UTC, datetime

from alongside.core.jobs import run_until_empty
from alongside.hosting.models import Nudge
from alongside.hosting.welcome.offer import Offered, offer
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post
from tests import moments
from tests.world import World


def offers(by: Viewer, topics: str = "", begins: int = 0, ends: int = 0, **more: object) -> None:
    """Let a member offer to welcome people, up all day unless other hours are said."""
    offer(Offered(topics, begins=begins, ends=ends, zone="UTC", **more), by=by)  # type: ignore[arg-type]


def at(hour: int, minute: int = 0) -> None:
    """Set the clock to this hour of one Wednesday."""
    moments.at(datetime(2026, 11, 25, hour, minute, tzinfo=UTC))


def later(**much: float) -> None:
    """Let so much time go by, and do what is due then."""
    moments.later(**much)
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
