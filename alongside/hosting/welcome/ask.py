"""Asking a few people, gently, whether they would like to answer somebody; and the hosts, when nobody has."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.jobs import enqueue, job
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.hosting.duty.rota import after_them
from alongside.hosting.events import WelcomeAsked
from alongside.hosting.models import Nudge, Offer, Wait
from alongside.hosting.welcome.access import get_wait
from alongside.hosting.welcome.matching import AT_ONCE, Candidate, stems_of, whom_to_ask
from alongside.hosting.welcome.said import stemmed_as, tells_of, waiting_of
from alongside.hosting.welcome.there import offered_in, offers_in, on_duty_now
from alongside.memberships.viewer import Viewer
from alongside.standing.models import Distance, Pause

PATIENCE = timedelta(minutes=45)  # long enough for whoever was asked to find a quiet moment, before others are
LOOK_AGAIN = timedelta(minutes=15)  # while nobody is up: so soon after somebody is, they are asked
HOSTS_AFTER = timedelta(hours=6)  # half of the half day in which nine of ten should be answered
NO_LONGER = timedelta(days=3)  # after that nobody further is asked; it stands in the queue, and with the hosts
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@job()
def ask_for(post: int) -> None:
    """Ask the next few about this post, if it waits still; and come back until it is answered."""
    waits = Wait.objects.select_related("post__thread", "post__author", "community")
    now = clock.now()
    wait = waits.filter(pk=post, over=False, since__gt=now - NO_LONGER).first()
    if wait is None:
        return
    nudges = list(Nudge.objects.filter(wait=wait))
    asked = {nudge.alias_id for nudge in nudges}
    hold_out = sum(not nudge.passed and now - nudge.at < PATIENCE for nudge in nudges)
    next_few = _next_few(wait, asked, AT_ONCE - hold_out)
    hosts = _hosts(wait, {*asked, *next_few}) if _hosts_are_due(wait, now) else []
    with writing():
        _ask(wait, [*next_few, *hosts])
        if _hosts_are_due(wait, now):
            Wait.objects.filter(pk=wait.pk).update(hosts_asked_at=now)
        _come_back(wait, now, PATIENCE if hold_out or next_few else LOOK_AGAIN)


def not_now(post_id: str, *, by: Viewer) -> None:
    """Pass somebody's post on to the next, without a reason; said twice, it is said once."""
    wait = get_wait(by, post_id)
    spend("not now", by.alias, most=60, per=A_DAY, words="")
    with writing():
        kept = {"passed": True}
        Nudge.objects.update_or_create(
            wait=wait, alias_id=by.member_id, defaults=kept, create_defaults={**kept, "at": clock.now()}
        )
        ask_others(wait.pk)


def ask_others(post: int) -> None:
    """Leave word that somebody else be asked now, in the place of one who isn't there."""
    enqueue(ask_for, key=f"{ask_for.name} {post} at once", post=post)


def _hosts_are_due(wait: Wait, now: datetime) -> bool:
    return wait.hosts_asked_at is None and now - wait.since >= HOSTS_AFTER


def _hosts(wait: Wait, asked: Collection[int]) -> list[int]:
    """The hosts on duty, or those whose hours come next; whoever keeps apart from the author is not told."""
    hosts = after_them(wait.community_id, {*asked, wait.alias_id})
    apart = _apart_from(wait.alias_id)
    return [host for host in hosts if host not in apart]


def _ask(wait: Wait, aliases: Collection[int]) -> None:
    for alias in aliases:
        nudge = Nudge.objects.create(wait=wait, alias_id=alias, at=clock.now())
        publish(WelcomeAsked(nudge.pk))


def _come_back(wait: Wait, now: datetime, pause: timedelta) -> None:
    """The next look; at six hours in any case."""
    at, hosts_at = now + pause, wait.since + HOSTS_AFTER
    at = min(at, hosts_at) if hosts_at > now else at
    enqueue(ask_for, at=at, key=f"{ask_for.name} {wait.pk}", post=wait.pk)


def _next_few(wait: Wait, asked: Collection[int], most: int) -> list[int]:
    if most <= 0:
        return []
    waiting = waiting_of(wait.post, community_language=wait.community.language)
    return whom_to_ask(waiting, _candidates(wait), asked=asked, most=most)


def _candidates(wait: Wait) -> list[Candidate]:
    """Everybody who could be asked, in the same few queries however many they are."""
    now, language = clock.now(), stemmed_as(wait.post, wait.community.language)
    offers = offered_in(_who_can_answer(wait, now))
    duty, asked = on_duty_now(wait.community_id), _asked_lately([row.pk for row, _offered in offers], now)
    return [
        Candidate(
            row.pk,
            tells=tells_of(row.alias),
            stems=stems_of(offered.topics, language),
            languages=frozenset(offered.languages),
            is_awake=offered.is_awake(now),
            is_on_duty=row.pk in duty,
            **asked.get(row.pk, {}),
        )
        for row, offered in offers
    ]


def _who_can_answer(wait: Wait, now: datetime) -> QuerySet[Offer]:
    """Not the author, nobody who keeps apart from them or whom they keep apart, and nobody who may not write now."""
    paused = Pause.objects.filter(alias=OuterRef("alias"), until__gt=now)
    offers = offers_in(wait.community_id).exclude(pk__in=[wait.alias_id, *_apart_from(wait.alias_id)])
    return offers.exclude(Exists(paused))


def _apart_from(alias_id: int) -> set[int]:
    either = Distance.objects.filter(Q(by_id=alias_id) | Q(of_id=alias_id)).values_list("by_id", "of_id")
    return {other for pair in either for other in pair} - {alias_id}


def _asked_lately(aliases: Collection[int], now: datetime) -> dict[int, dict[str, Any]]:
    lately = Nudge.objects.filter(alias_id__in=aliases, at__gt=now - A_WEEK).values("alias_id")
    counts = lately.annotate(week=Count("pk"), day=Count("pk", filter=Q(at__gt=now - A_DAY)), last=Max("at"))
    return {
        row["alias_id"]: {"asked_today": row["day"], "asked_this_week": row["week"], "asked_last": row["last"]}
        for row in counts
    }
