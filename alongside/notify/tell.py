"""Telling people of a post: whom it answers, whom it names, who follows the thread."""

from django.db.models import Q

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.memberships.models import Membership, State
from alongside.notify.models import About, Notice
from alongside.standing.distance import who_keeps_away
from alongside.threads.models import Following, Mention, Post


@job()
def tell_of_post(post: int) -> None:
    """Leave a notice for everybody who wants to hear of this post; told twice, it is there once."""
    said = Post.objects.select_related("thread", "answers").filter(pk=post).first()
    if said is None or not said.is_shown:
        return
    reasons = reasons_to_tell(said)
    deaf = who_keeps_away(said.author_id, of=list(reasons)) | _need_not_hear(said) | {said.author_id}
    here = Membership.objects.filter(pk__in=set(reasons) - deaf, state=State.ACTIVE).values_list("pk", flat=True)
    notices = [
        Notice(alias_id=alias, thread=said.thread, post=said, about=reasons[alias], at=clock.now()) for alias in here
    ]
    with writing():
        Notice.objects.bulk_create(notices, ignore_conflicts=True)


def reasons_to_tell(said: Post) -> dict[int, str]:
    """Each alias that may want to hear of this post, with the nearest reason."""
    following = Following.objects.filter(thread=said.thread, follows=True).values_list("alias_id", flat=True)
    reasons: dict[int, str] = dict.fromkeys(following, About.FOLLOWED.value)
    mentioned = Mention.objects.filter(post=said).values_list("alias_id", flat=True)
    reasons |= dict.fromkeys(mentioned, About.MENTION.value)
    answered = said.answers.author_id if said.answers else said.thread.started_by_id
    if said.answers or answered in reasons:  # who stopped following their own thread isn't told
        reasons[answered] = About.ANSWER.value
    return reasons


def _need_not_hear(said: Post) -> set[int]:
    """Those who muted the thread, and those who have read so far already."""
    marks = Following.objects.filter(Q(muted=True) | Q(read_to__gte=said.number), thread=said.thread)
    return set(marks.values_list("alias_id", flat=True))
