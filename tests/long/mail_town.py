"""A town that writes by mail, made in a site's own database by a process of its own; prints its addresses as JSON."""

import json
import sys
from typing import Any


def build(readers: int) -> dict[str, Any]:
    """Found a community in which so many members read and write by mail, with no wait before a post is mailed."""
    from alongside.accounts.addresses import ProvenAddress, add_address
    from alongside.accounts.models import Person, PersonId
    from alongside.accounts.proof import RecentProof
    from alongside.communities.found import change, found
    from alongside.communities.models import Joining
    from alongside.core.jobs import run_until_empty
    from alongside.mailroom.addresses import address_of, community_address
    from alongside.mailroom.tokens import reply_tokens
    from alongside.memberships.models import Membership, Role, Stage
    from alongside.notify.choose import choose_mail
    from alongside.notify.models import MailChoice
    from alongside.ownership import acting
    from alongside.threads.saying import Words
    from alongside.threads.start import start

    made = found(name="Kidney Kitchen", purpose="Cooking with kidneys that need care", audience="Anyone who cooks")
    kitchen = change(made, joining=Joining.OPEN, mail_wait=0)
    people = [PersonId(Person.objects.create().pk) for _ in range(readers + 1)]
    for number, person in enumerate(people):
        acting.come_in(person, kitchen, name=f"Reader {number}", role=Role.MEMBER if number else Role.FOUNDER)
        add_address(ProvenAddress(address(number)), by=RecentProof(person))
    Membership.objects.update(stage=Stage.KNOWN)
    viewers = [acting.find_viewer(person, kitchen) for person in people]
    thread = start(kitchen, by=viewers[0], title="What do you cook?", words=Words("Tell me.")).thread
    run_until_empty()  # before anybody wants mail: the first post is mailed to nobody
    for viewer in viewers[1:]:
        choose_mail(by=viewer, mail="every", discreet=False, quiet=None)
    MailChoice.objects.update(most=30_000)  # each mail is looked for by itself, however many there are
    tokens = reply_tokens(thread.pk, [viewer.member_id for viewer in viewers])
    return {
        "community": community_address(kitchen),
        "thread": thread.public_id,
        "tokens": {address(n): address_of(tokens[viewer.member_id]) for n, viewer in enumerate(viewers)},
        "readers": [address(number) for number in range(1, readers + 1)],
    }


def address(number: int) -> str:
    """Where somebody's own mail comes in."""
    return f"reader{number}@post.test"


if __name__ == "__main__":
    from alongside.cli import start_django

    start_django()
    print(json.dumps(build(int(sys.argv[1]))))
