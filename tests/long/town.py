"""A town to write in, made in a site's own database by a process of its own; prints who may come and where as JSON."""

import json
import sys
from typing import Any

WRITERS = 4


def build(newcomers: int) -> dict[str, Any]:
    """Found an open community with writers in it, and newcomers who aren't in it yet."""
    from alongside.accounts.models import Person, PersonId
    from alongside.communities.found import change, found
    from alongside.communities.models import Joining
    from alongside.core.jobs import run_until_empty
    from alongside.memberships.models import Membership, Role, Stage
    from alongside.ownership import acting
    from alongside.threads.saying import Words
    from alongside.threads.start import start

    made = found(name="Kidney Kitchen", purpose="Cooking with kidneys that need care", audience="Anyone who cooks")
    kitchen = change(made, joining=Joining.OPEN, is_open=True)
    people = [PersonId(Person.objects.create().pk) for _ in range(WRITERS + newcomers)]
    for number, person in enumerate(people[:WRITERS]):
        role = Role.MEMBER if number else Role.FOUNDER
        acting.come_in(person, kitchen, name=("Heron", "Lily", "Maple", "Fern")[number], role=role)
    Membership.objects.update(stage=Stage.KNOWN)
    first = acting.find_viewer(people[0], kitchen)
    threads = [start(kitchen, by=first, title=f"Talk {number}", words=Words("Hello")).thread for number in range(3)]
    run_until_empty()
    return {
        "community": kitchen.public_id,
        "threads": [thread.public_id for thread in threads],
        "writers": [cookie_of(person) for person in people[:WRITERS]],
        "newcomers": [cookie_of(person) for person in people[WRITERS:]],
    }


def cookie_of(person: Any) -> str:
    """The session of somebody who is signed in."""
    from alongside.accounts.session_store import SessionStore
    from alongside.accounts.sessions import Browser, enter

    session = SessionStore()
    enter(Browser(session=session, visitor="test"), person)
    session.save()
    return session.session_key or ""


if __name__ == "__main__":
    from alongside.cli import start_django

    start_django()
    print(json.dumps(build(int(sys.argv[1]))))
