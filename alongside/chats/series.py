"""A chat that comes again: beginning a series, changing it, ending it."""

from datetime import datetime, timedelta
from itertools import islice

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.chats.access import require_may_plan
from alongside.chats.call_off import stand
from alongside.chats.change import rewrite
from alongside.chats.errors import EnoughPlanned, SeriesOver
from alongside.chats.models import Chat, Series, State
from alongside.chats.plan import Planned, checked, keep, require_may_plan_in, spend_a_plan
from alongside.chats.questions import Asked, checked_questions
from alongside.chats.repeat import MOST_AHEAD, ahead_of, make_chats_of, times_of
from alongside.chats.rules import checked_rule, first_of, shown_there
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.once import do_once, find_once
from alongside.core.wall_clock import wall_at
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused

MOST_SERIES = 20  # of one community at a time: three chats a day, each with its own hosts
SAID_OFF = timedelta(days=14)  # people have what is so near in their calendars: it stays, and says that it is off
SAME_ONE = timedelta(days=6)  # a chat that moves by less is the same one; what was written ahead goes along


def begin_series(community: Community, planned: Planned, rule: str, *, by: Viewer, once: str = "") -> Series:
    """Let a chat come again by a rule, from its first time on; sent twice with the same `once`, it is one series."""
    require_may_plan_in(community, by)
    mine = f"series of {by.alias}"
    if first := find_once(once, by=mine):
        return Series.objects.get(public_id=first)
    columns = _columns(planned, rule)
    questions = checked_questions(planned.questions, planned.minutes)
    series = Series(community=community, by_id=by.member_id, **columns)
    with writing():
        spend_a_plan(by)
        if Series.objects.filter(community=community, ended=False).count() >= MOST_SERIES:
            words = _("There are %(most)d series here already. Please end one that nobody needs any more.")
            raise EnoughPlanned(words % {"most": MOST_SERIES})
        begun = do_once(once, lambda: _begin(series, questions), by=mine)
    kept = Series.objects.get(public_id=begun)
    make_chats_of(kept)
    return kept


def change_series(series: Series, planned: Planned, rule: str, *, by: Viewer) -> None:
    """Say or time a series differently: its chats that didn't begin and weren't changed by hand change too.

    A chat that moves by less than a week is the same one still. What was called off stays so, and questions and
    guests stay what they are.
    """
    _require_may_change(series, by)
    columns = _columns(planned, rule)
    with writing():
        now = _locked(series)
        if _is_one_of(now, columns):
            columns["wall_begins"] = now.wall_begins  # the same times: what was counted so far counts on
        Series.objects.filter(pk=now.pk).update(**columns)
        now.refresh_from_db()
        _follow(now)
    make_chats_of(now)


def end_series(series: Series, *, by: Viewer) -> None:
    """Let no more of it come: what lies ahead is gone, and what is near says that it was called off."""
    _require_may_change(series, by)
    with writing():
        now = _locked(series)
        Series.objects.filter(pk=now.pk).update(ended=True)
        _take_away(list(Chat.objects.filter(series=now, state=State.PLANNED, begins__gt=clock.now())))


def plan_of_series(series: Series) -> Planned:
    """A series as a plan, to be changed from its next chat on."""
    real = (each for each in ahead_of(series) if shown_there(each, series.zone) == each)
    wall = next(real, series.wall_begins)  # an hour that is leaped over can't be typed in again
    return Planned(series.title, series.welcome, wall, series.zone, series.minutes, series.holds_new)


def _columns(planned: Planned, rule: str) -> dict[str, object]:
    columns = checked(planned)
    wall = str(columns["wall_begins"])
    kept = checked_rule(rule, wall, planned.zone)
    return {**columns, "rule": kept, "wall_begins": first_of(kept, wall) or wall}


def _begin(series: Series, questions: list[Asked]) -> str:
    series.save(force_insert=True)
    shared = {name: getattr(series, name) for name in ("community_id", "by_id", "title", "welcome", "minutes")}
    times = times_of(series.wall_begins, series.zone)
    chat = Chat(series=series, occurrence=series.wall_begins, holds_new=series.holds_new, **shared, **times)
    keep(chat, questions)
    return series.public_id


def _require_may_change(series: Series, by: Viewer) -> None:
    if series.community_id != by.community_id:
        raise NotFound
    require_may_plan(by)
    require_not_paused(by)


def _locked(series: Series) -> Series:
    now = Series.objects.select_for_update().get(pk=series.pk)
    if now.ended:
        raise SeriesOver(_("This series was ended. You can begin a new one."))
    return now


def _is_one_of(series: Series, columns: dict[str, object]) -> bool:
    same = (series.rule, series.zone) == (columns["rule"], columns["zone"])
    return same and str(columns["wall_begins"]) in islice(ahead_of(series), MOST_AHEAD)


def _follow(series: Series) -> None:
    """Let the chats ahead follow their series, in the caller's transaction."""
    wall_now = wall_at(clock.now(), series.zone)
    yet = Q(state__in=(State.PLANNED, State.CALLED_OFF), begins__gt=clock.now())
    chats = list(Chat.objects.filter(Q(occurrence__gt=wall_now) | yet, series=series).order_by("occurrence"))
    chosen = _matched(chats, list(islice(ahead_of(series), 2 * MOST_AHEAD)))
    _take_away([each for each in chats if _follows(each) and each.pk not in chosen])
    for chat in chats:
        if occurrence := chosen.get(chat.pk):
            _move(chat, occurrence, series)


def _matched(chats: list[Chat], occurrences: list[str]) -> dict[int, str]:
    """Which occurrence each chat is now: the nearest pairs first.

    A chat whose occurrence is still one keeps it, so that none ever stands where another does.
    """
    near: list[tuple[timedelta, str, int]] = []
    for chat in chats:
        was = datetime.fromisoformat(chat.occurrence)
        apart = ((abs(datetime.fromisoformat(each) - was), each, chat.pk) for each in occurrences)
        near.extend(pair for pair in apart if pair[0] <= SAME_ONE)
    chosen: dict[int, str] = {}
    for _apart, occurrence, pk in sorted(near):
        if pk not in chosen and occurrence not in chosen.values():
            chosen[pk] = occurrence
    return chosen


def _follows(chat: Chat) -> bool:
    return chat.state == State.PLANNED and not chat.by_hand


def _move(chat: Chat, occurrence: str, series: Series) -> None:
    columns: dict[str, object] = {"occurrence": occurrence}
    if chat.state == State.CALLED_OFF or _follows(chat):
        columns |= times_of(occurrence, series.zone)
    if _follows(chat):
        columns |= {name: getattr(series, name) for name in ("title", "welcome", "minutes", "holds_new")}
    if any(getattr(chat, name) != value for name, value in columns.items()):
        rewrite(chat, **columns)


def _take_away(chats: list[Chat]) -> None:
    near = [chat for chat in chats if chat.begins <= clock.now() + SAID_OFF]
    Chat.objects.filter(pk__in=[chat.pk for chat in chats if chat not in near]).delete()
    for chat in near:
        stand(chat, State.CALLED_OFF)
