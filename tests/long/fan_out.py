"""What a test of the fan-out does in a site's own database: post, look, free what is leased; each in a process."""

import json
import sys


def post() -> dict[str, int]:
    """Let the founder say something."""
    from alongside.communities.models import Community
    from alongside.memberships.models import Membership, Role
    from alongside.memberships.viewer import viewer_of
    from alongside.threads.saying import Words
    from alongside.threads.start import start

    kitchen = Community.objects.get()
    founder = Membership.objects.select_related("alias").get(role=Role.FOUNDER)
    start(kitchen, by=viewer_of(founder, kitchen.pk), title="Soup", words=Words("What do you put into it?"))
    return look()


def look() -> dict[str, int]:
    """How many deliveries stand where."""
    from collections import Counter

    from alongside.mailroom.models import Delivery

    return Counter(Delivery.objects.values_list("state", flat=True))


def free() -> dict[str, int]:
    """As when the leases of whoever was killed have run out, and jobs wait no longer for their next try."""
    from alongside.core import clock
    from alongside.core.models import JobRow
    from alongside.mailroom.models import Delivery

    Delivery.objects.update(leased_until=0)
    JobRow.objects.update(leased_until=0, due=clock.now())
    return look()


if __name__ == "__main__":
    from alongside.cli import start_django

    start_django()
    print(json.dumps({"post": post, "look": look, "free": free}[sys.argv[1]]()))
