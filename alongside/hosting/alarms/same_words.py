"""The same words in many conversations within a day: perhaps an advertisement, perhaps a kind habit. Hosts look."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.once import do_once
from alongside.core.writing import writing
from alongside.hosting.case import open_case
from alongside.hosting.models import Case, CaseKind, Urgency
from alongside.hosting.pairs.telling import in_language_of
from alongside.memberships.models import Membership, Role, Stage, State
from alongside.speech.likeness import is_nearly_the_same, shingles_of
from alongside.threads.models import Post

MANY = 3  # conversations: all that somebody new may write in on one day, and a hint of a copy at somebody known
A_DAY = timedelta(days=1)
MOST = 200  # posts compared with, newest first: more than the limits let anybody write in two hours
SHORT = 40  # letters: "Thinking of you today." may be said everywhere


@job()
def notice_same_words(post: int) -> None:
    """Tell the hosts, once a day, of a member whose words of this post stand in many conversations."""
    said = Post.objects.select_related("author__community", "thread").filter(pk=post, withdrawn_at=None).first()
    writer = _find_writer(said) if said else None
    if said is None or writer is None or len(said.source) < SHORT:
        return
    if len(_threads_with(said)) >= MANY:
        _tell_hosts(said, Urgency.SOON if writer.stage == Stage.NEW else Urgency.LATER)


def _find_writer(said: Post) -> Membership | None:
    """Whose words these are, unless people here trust them."""
    here = Membership.objects.filter(pk=said.author_id, state=State.ACTIVE, role=Role.MEMBER)
    return here.exclude(stage=Stage.TRUSTED).first()


def _threads_with(said: Post) -> set[int]:
    """The threads in which the same alias said nearly the same within a day, this one among them."""
    lately = Post.objects.filter(author=said.author_id, withdrawn_at=None, at__gt=clock.now() - A_DAY)
    texts = lately.order_by("-pk").values_list("thread_id", "source")[:MOST]
    same, runs = said.source.casefold(), shingles_of(said.source)
    like = {thread for thread, text in texts if text.casefold() == same or is_nearly_the_same(runs, shingles_of(text))}
    return like | {said.thread_id}


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
