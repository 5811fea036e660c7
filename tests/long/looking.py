"""Looks a site's database over from a process of its own: what is there how often, and what doesn't fit together."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any


def let_leases_run_out() -> None:
    """As if a minute had passed: what a dead worker had begun is free again."""
    from alongside.core.models import JobRow
    from alongside.mailroom.models import Delivery

    JobRow.objects.filter(leased_until__gt=0).update(leased_until=0)
    Delivery.objects.filter(leased_until__gt=0).update(leased_until=0)


def jobs_left() -> int:
    """What is to do now, or is to be tried again; not what was asked for at a later hour."""
    from alongside.core import clock
    from alongside.core.models import JobRow

    return JobRow.objects.exclude(attempt=0, due__gt=clock.now()).count()


def look() -> dict[str, Any]:
    """How often each word, title, member and case is there, and everything that is wrong."""
    from alongside.hosting.models import Case
    from alongside.memberships.models import Membership
    from alongside.threads.models import Post, Thread

    members = Membership.objects.values_list("alias__name", flat=True)
    worries = Case.objects.values_list("about_post__public_id", "by__name")
    return {
        "posts": Counter(Post.objects.values_list("source", flat=True)),
        "threads": Counter(Thread.objects.values_list("title", flat=True)),
        "members": Counter(members),
        "worries": Counter(f"{post} {name}" for post, name in worries),
        "jobs": jobs_left(),
        "wrong": [*threads_wrong(), *index_wrong(), *parts_missing()],
    }


def threads_wrong() -> Iterator[str]:
    """Threads whose summary isn't that of their posts."""
    from alongside.threads.models import Post, Thread

    for thread in Thread.objects.all():
        posts = list(Post.objects.filter(thread=thread).order_by("number"))
        if [post.number for post in posts] != list(range(1, len(posts) + 1)):
            yield f"{thread.title}: the numbers have gaps"
        if not posts or thread.last_number != len(posts) or thread.last_words != posts[-1].words_in_lists:
            yield f"{thread.title}: it tells of other posts than it has"


def index_wrong() -> Iterator[str]:
    """Posts that search finds never, or more than once."""
    from alongside.search.models import FoundBy
    from alongside.search.places import key_of, post_of
    from alongside.threads.models import Post

    if jobs_left():
        return
    entries = Counter(post_of(key) for key in FoundBy.objects.values_list("key", flat=True))
    there = {post.pk: key_of(post.pk, post.at) for post in Post.objects.all()}
    if entries != Counter(dict.fromkeys(there, 1)):
        yield f"the index has {entries.total()} entries for {len(there)} posts"


def parts_missing() -> Iterator[str]:
    """Verbs that were done by half."""
    from alongside.hosting.models import Case, Said
    from alongside.memberships.models import Membership
    from alongside.ownership.models import Ownership
    from alongside.threads.models import Post, Thread

    if Ownership.objects.count() != Membership.objects.count():
        yield "somebody is a member without an owner, or the other way round"
    if Thread.objects.exclude(pk__in=Post.objects.values("thread")).exists():
        yield "a thread has no posts"
    if Case.objects.filter(kind="worry").exclude(pk__in=Said.objects.values("case")).exists():
        yield "a worry came without its words"


if __name__ == "__main__":
    from alongside.cli import start_django

    start_django()
    if "--later" in sys.argv:
        let_leases_run_out()
    json.dump(look(), sys.stdout)
