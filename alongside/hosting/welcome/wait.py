"""Who waits for a first answer: rows that follow whatever happens to posts, in whatever order it is heard of.

A wait is never counted up or down. It is found anew, from the posts as they stand, so a job that runs twice, or late,
or in another order ends with the same rows.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.core import clock
from alongside.core.jobs import enqueue, job
from alongside.core.rows import changed, stored_moment
from alongside.core.writing import writing
from alongside.hosting.models import Wait
from alongside.hosting.welcome.answers import answer_of
from alongside.hosting.welcome.ask import ask_for
from alongside.hosting.welcome.facts import Facts, Standing, facts_of, touched_by, unanswered_in
from alongside.threads.models import Post

A_MOMENT = timedelta(minutes=10)  # before anybody is asked: time to take a slip back, and for whoever reads just now

BEGIN = """
    INSERT INTO hosting_wait (post_id, thread_id, community_id, alias_id, is_first, since, over, answer)
    VALUES (%s, %s, %s, %s, %s, %s, %s, '')
    ON CONFLICT (post_id) DO UPDATE SET thread_id = excluded.thread_id"""


@job()
def mind_wait(post: int) -> None:
    """Something happened to a post: let it wait if it should, and end or reopen the waits that it answers."""
    facts = facts_of(post)
    # Another job may begin a wait meanwhile: it looks for answers itself, and finds this post.
    if facts is None or facts.is_live or not (facts.is_one_to_wait or touched_by(post, facts)):
        return
    with writing():
        if facts.is_one_to_wait:
            _begin(post, facts)
        _settle(touched_by(post, facts))


@job()
def mind_thread(thread: int) -> None:
    """A thread was closed, or opened again: what nobody has answered in it waits no longer, or once more."""
    with writing():
        _settle(unanswered_in(thread))


@job()
def end_waits(community: int, alias: int) -> None:
    """Somebody left: nobody is asked to answer them any more."""
    with writing():
        Wait.objects.filter(alias_id=alias, community_id=community, over=False).update(over=True)


def _begin(post: int, facts: Facts) -> None:
    """Keep the row; one that is there already stays, and stands in the thread where its post stands."""
    over = not facts.is_open
    where = [post, facts.thread_id, facts.community_id, facts.author_id]
    changed(BEGIN, [*where, facts.is_newcomers, stored_moment(facts.at), over])


def _settle(waits: Sequence[Standing]) -> None:
    """Bring rows to what is so now, and let somebody be asked for those that begin to wait."""
    answers = _answers({wait.found for wait in waits if wait.found})
    rows = []
    for wait in waits:
        row = _as_it_is(wait, *answers.get(wait.found or 0, (None, "")))
        if (row.since, row.over, row.answered_at, row.answer) != (wait.since, wait.over, wait.answered_at, wait.answer):
            rows.append(row)
        if not row.over:
            at = max(row.since + A_MOMENT, clock.now())
            enqueue(ask_for, at=at, key=f"{ask_for.name} {wait.post_id}", post=wait.post_id)
    Wait.objects.bulk_update(rows, ["since", "over", "answered_at", "answer"])


def _answers(found: set[int]) -> dict[int, tuple[datetime, str]]:
    if not found:
        return {}
    posts = Post.objects.filter(pk__in=found).values_list("pk", "at", "source")
    return {pk: (at, answer_of(source)) for pk, at, source in posts}


def _as_it_is(wait: Standing, answered_at: datetime | None, answer: str) -> Wait:
    """The row as it should be. Its clock runs only while others could answer, so a post that was out of sight, or in
    a closed thread, before anybody answered begins anew; one whose answer is gone waits on since it began."""
    over = answered_at is not None or not wait.is_open
    begins_anew = not over and wait.over and wait.answered_at is None
    since = clock.now() if begins_anew else wait.since
    return Wait(pk=wait.post_id, since=since, over=over, answered_at=answered_at, answer=answer)
