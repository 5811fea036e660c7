"""The same words in many conversations within a day: perhaps an advertisement, perhaps a kind habit. Hosts look."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.once import do_once
from alongside.core.rows import fetched, stored_moment
from alongside.core.writing import writing
from alongside.hosting.case import open_case
from alongside.hosting.models import Case, CaseKind, Urgency
from alongside.hosting.pairs.telling import in_language_of
from alongside.memberships.models import Membership, Stage
from alongside.speech.likeness import is_nearly_the_same, shingles_of
from alongside.threads.models import Post

MANY = 3  # conversations: all that somebody new may write in on one day, and a hint of a copy at somebody known
A_DAY = timedelta(days=1)
MOST = 40  # posts compared with, newest first: a copy is one of many within minutes, and each comparison has its cost
SHORT = 40  # letters: "Thinking of you today." may be said everywhere


# Where else the same alias wrote lately, and as whom; read for every post, and for most the answer is: hardly anywhere.
WRITTEN = """
    SELECT COUNT(DISTINCT o.thread_id) FROM threads_post p
    JOIN memberships_membership m ON m.alias_id = p.author_id
    JOIN threads_post o ON o.author_id = p.author_id AND o.at > %s AND o.withdrawn_at IS NULL
    WHERE p.id = %s AND m.state = 'active' AND m.role = 'member' AND m.stage <> 'trusted'"""


@job()
def notice_same_words(post: int) -> None:
    """Tell the hosts, once a day, of a member whose words of this post stand in many conversations."""
    if fetched(WRITTEN, [stored_moment(clock.now() - A_DAY), post])[0][0] < MANY:
        return
    found = Post.objects.select_related("author__community", "thread").filter(pk=post, withdrawn_at=None)
    said = next(iter(found), None)
    if said is None or len(said.source) < SHORT or len(_threads_with(said)) < MANY:
        return
    is_new = Membership.objects.filter(pk=said.author_id, stage=Stage.NEW).exists()
    _tell_hosts(said, Urgency.SOON if is_new else Urgency.LATER)


def _threads_with(said: Post) -> set[int]:
    """The threads in which the same alias said nearly the same within a day, this one among them."""
    lately = Post.objects.filter(author=said.author_id, withdrawn_at=None, at__gt=clock.now() - A_DAY)
    texts = lately.order_by("-pk").values_list("thread_id", "source")[:MOST]
    same, runs, like = said.source.casefold(), shingles_of(said.source), {said.thread_id}
    for thread, text in texts:
        if thread not in like and (text.casefold() == same or is_nearly_the_same(runs, shingles_of(text))):
            like.add(thread)
    return like


def _tell_hosts(said: Post, urgency: Urgency) -> None:
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
            f"same words {clock.today()}",
            lambda: open_case(case, words, by=None, excerpt=said.source).public_id,
            by=f"alarm {alias.pk}",
        )
