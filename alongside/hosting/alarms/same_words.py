"""The same words in many conversations within a day: perhaps an advertisement, perhaps a kind habit. Hosts look."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.once import do_once, find_once
from alongside.core.rows import fetched, stored_moment
from alongside.core.writing import writing
from alongside.hosting.case import open_case
from alongside.hosting.models import Case, CaseKind, Urgency
from alongside.hosting.pairs.telling import in_language_of
from alongside.memberships.models import Stage
from alongside.speech.likeness import is_nearly_the_same, shingles_of
from alongside.threads.models import Post

MANY = 3  # conversations: all that somebody new may write in on one day, and a hint of a copy at somebody known
A_DAY = timedelta(days=1)
MOST = 40  # posts compared with, newest first: a copy is one of many within minutes, and each comparison has its cost
SHORT = 40  # letters: "Thinking of you today." may be said everywhere


# The words of a post with whoever wrote it, where they are still a plain member whom hosts don't know for long.
SAID = """
    SELECT p.thread_id, p.source, p.author_id, m.stage FROM threads_post p
    JOIN memberships_membership m ON m.alias_id = p.author_id
    WHERE p.id = %s AND p.withdrawn_at IS NULL AND m.state = 'active' AND m.role = 'member' AND m.stage <> 'trusted'"""
# What else the same alias wrote lately: read for every post, so it is one statement, and for most there is hardly any.
LATELY = """
    SELECT thread_id, source FROM threads_post WHERE author_id = %s AND withdrawn_at IS NULL AND at > %s
    ORDER BY at DESC LIMIT %s"""


@job()
def notice_same_words(post: int) -> None:
    """Tell the hosts, once a day, of a member whose words of this post stand in many conversations."""
    for thread, source, author, stage in fetched(SAID, [post]):
        if len(source) >= SHORT and _stands_in_many(thread, source, author):
            _tell_hosts(post, author, Urgency.SOON if stage == Stage.NEW else Urgency.LATER)


def _stands_in_many(thread: int, source: str, author: int) -> bool:
    """Whether the same alias said nearly the same within a day in many threads, this one among them."""
    texts = fetched(LATELY, [author, stored_moment(clock.now() - A_DAY), MOST])
    if len({thread, *(other for other, _text in texts)}) < MANY:
        return False
    same, runs, like = source.casefold(), shingles_of(source), {thread}
    for other, text in texts:
        if other not in like and (text.casefold() == same or is_nearly_the_same(runs, shingles_of(text))):
            like.add(other)
            if len(like) == MANY:
                return True
    return False


def _tell_hosts(post: int, author: int, urgency: Urgency) -> None:
    today = f"same words {clock.today()}"
    if find_once(today, by=f"alarm {author}"):
        return
    said = Post.objects.select_related("author__community", "thread").get(pk=post)
    alias = said.author
    with in_language_of(alias), writing():
        case = Case(
            community_id=alias.community_id, kind=CaseKind.ALARM, urgency=urgency, about_alias=alias, about_post=said
        )  # fmt: skip
        words = _(
            "%(name)s wrote nearly the same in several conversations today. It may be an advertisement. It may also be "
            "somebody who wants to be heard. Nothing was done: please read it first."
        ) % {"name": alias.name}
        do_once(
            today,
            lambda: open_case(case, words, by=None, excerpt=said.source).public_id,
            by=f"alarm {author}",
        )
