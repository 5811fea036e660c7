"""Series make their next chats, some weeks ahead, so that people can look forward to them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from alongside.chats.clockwork import set_clock
from alongside.chats.events import ChatPlanned
from alongside.chats.models import Chat, Guest, Question, Series, State
from alongside.chats.rules import NEXT_WITHIN, occurrences, shown_there
from alongside.core import clock
from alongside.core.events import publish
from alongside.core.jobs import job
from alongside.core.wall_clock import moment, wall_at
from alongside.core.writing import writing

AHEAD = timedelta(weeks=6)  # far enough to keep an evening free, near enough that plans hold
MOST_AHEAD = 12  # chats of one series; one that comes every day fills no more of the list


@job()
def make_next_chats() -> None:
    """Make what is missing of every series, once; what was called off stays so, and what is past stays unmade."""
    for series in Series.objects.filter(ended=False, community__closed=False).order_by("pk"):
        make_chats_of(series)


@job()
def make_chats_after(chat: int) -> None:
    """A chat began: its series makes the next one now, and not at the end of the day."""
    for series in Series.objects.filter(pk__in=Chat.objects.filter(pk=chat).values("series"), ended=False):
        make_chats_of(series)


def make_chats_of(series: Series) -> None:
    """Make the next chats of one series, each in a transaction of its own."""
    made = set(Chat.objects.filter(series=series).values_list("occurrence", flat=True))
    for occurrence in next_of(series):
        if occurrence not in made:
            with writing():
                _make(series, occurrence)


def next_of(series: Series) -> list[str]:
    """The occurrences of a series that are to stand in the list: those of the next weeks, and always the next one."""
    chosen: list[str] = []
    for occurrence in ahead_of(series):
        if len(chosen) == MOST_AHEAD or (chosen and moment(occurrence, series.zone) > clock.now() + AHEAD):
            break
        chosen.append(occurrence)
    return chosen


def ahead_of(series: Series) -> Iterator[str]:
    """The occurrences of a series that didn't begin yet, for two years."""
    now = clock.now()
    before = datetime.fromisoformat(wall_at(now, series.zone)) + NEXT_WITHIN
    for occurrence in occurrences(series.rule, series.wall_begins, before=before):
        if moment(occurrence, series.zone) > now:
            yield occurrence


def _make(series: Series, occurrence: str) -> None:
    now = Series.objects.select_for_update().filter(pk=series.pk, ended=False).first()
    if now is None or (now.rule, now.wall_begins, now.zone) != (series.rule, series.wall_begins, series.zone):
        return  # ended or changed meanwhile: whoever did that makes what follows
    chat = Chat(
        community_id=now.community_id,
        series=now,
        occurrence=occurrence,
        by_id=now.by_id,
        title=now.title,
        welcome=now.welcome,
        minutes=now.minutes,
        holds_new=now.holds_new,
        **times_of(occurrence, now.zone),
    )
    latest = _latest_of(now)
    if Chat.objects.bulk_create([chat], ignore_conflicts=True) and (kept := _find(now, occurrence, chat)):
        if latest is not None:
            _copy(latest, kept)
        set_clock(kept)
        publish(ChatPlanned(kept.pk))


def times_of(occurrence: str, zone: str) -> dict[str, object]:
    """The columns that say when the chat of an occurrence is."""
    return {"wall_begins": shown_there(occurrence, zone), "zone": zone, "begins": moment(occurrence, zone)}


def _find(series: Series, occurrence: str, chat: Chat) -> Chat | None:
    """The chat as it was written; nothing where another worker was first."""
    return Chat.objects.filter(series=series, occurrence=occurrence, public_id=chat.public_id).first()


def _latest_of(series: Series) -> Chat | None:
    """The chat whose questions and guests the next one takes over."""
    chats = Chat.objects.filter(series=series)
    return chats.exclude(state=State.CALLED_OFF).order_by("-begins").first() or chats.order_by("-begins").first()


def _copy(latest: Chat, to: Chat) -> None:
    questions = Question.objects.filter(chat=latest).exclude(text="").select_related("post").order_by("number")
    asked_again = [each for each in questions if each.post is None or each.post.is_shown]  # not what was taken out
    Question.objects.bulk_create(
        Question(chat=to, number=number, text=each.text, after=each.after) for number, each in enumerate(asked_again, 1)
    )
    guests = Guest.objects.filter(chat=latest).order_by("pk")
    Guest.objects.bulk_create(
        Guest(chat=to, alias_id=each.alias_id, role_shown=each.role_shown, is_co_host=each.is_co_host)
        for each in guests
    )
