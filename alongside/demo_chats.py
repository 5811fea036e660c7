"""The demo's weekly hour: one that is over, one in the slow lane since last night, and those that come."""

from collections.abc import Callable
from datetime import datetime, timedelta

from alongside.aliases.models import Alias
from alongside.chats.access import questions_of
from alongside.chats.change import change
from alongside.chats.guests import set_guest
from alongside.chats.hour.ask import ask
from alongside.chats.hour.begin import begin
from alongside.chats.hour.end import end_hour, end_slow_lanes
from alongside.chats.hour.say import say
from alongside.chats.models import Chat
from alongside.chats.plan import Planned
from alongside.chats.questions import set_questions
from alongside.chats.series import begin_series
from alongside.chats.when import SLOW_LANE
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.wall_clock import wall_at
from alongside.demo_chat_words import HOURS, WEEKLY, HourWords
from alongside.memberships.viewer import Viewer
from alongside.threads.saying import Words

type SeenAs = Callable[[str], Viewer]
ZONE, HOST = "Europe/Madrid", "host"
FIRST = timedelta(days=8)  # so long ago was the first one, so that the second is in the slow lane now


def hold_chats(community: Community, seen_as: SeenAs, present: datetime) -> None:
    """Begin the series, hold what lies behind, and leave the clock where it was."""
    day = (present - FIRST).date()
    was = clock.now()
    _at(present - FIRST - timedelta(days=1))
    planned = Planned(**WEEKLY, wall_begins=f"{day}T20:00", zone=ZONE)
    series = begin_series(community, planned, "FREQ=WEEKLY", by=seen_as(HOST))
    chats = Chat.objects.filter(series=series).select_related("community").order_by("begins")
    for chat, words in zip(chats[: len(HOURS)], HOURS, strict=True):
        _prepare(chat, words, seen_as)
        _hold(Chat.objects.select_related("community").get(pk=chat.pk), words, seen_as)
        if chat.begins + timedelta(hours=1) + SLOW_LANE < present:
            _at(chat.begins + timedelta(hours=1, minutes=1) + SLOW_LANE)
            end_slow_lanes()
    _at(was)


def _prepare(chat: Chat, words: HourWords, seen_as: SeenAs) -> None:
    """Give one of the series its own title and questions, and name who has a part in it."""
    host = seen_as(HOST)
    planned = Planned(words.title, words.welcome, wall_at(chat.begins, ZONE), ZONE)
    change(chat, planned, by=host)
    set_questions(chat, [(text, 5 + 15 * number) for number, text in enumerate(words.questions)], by=host)
    for who, role, is_co_host in words.parts:
        set_guest(chat, Alias.objects.get(pk=seen_as(who).member_id), role, is_co_host=is_co_host, by=host)


def _hold(chat: Chat, words: HourWords, seen_as: SeenAs) -> None:
    """Begin it at its hour, ask each question, let people answer, and end the hour."""
    _at(chat.begins)
    chat = begin(chat)
    questions = questions_of(chat)
    for line in words.lines:
        _at(chat.begins + timedelta(minutes=line.minute))
        if line.to and questions[line.to - 1].post_id is None:
            questions[line.to - 1].chat = chat
            questions[line.to - 1].post = ask(questions[line.to - 1], by=seen_as(HOST))
        question = questions[line.to - 1] if line.to else None
        say(chat, by=seen_as(line.by), words=Words(line.text, line.kind), question=question)
    _at(chat.begins + timedelta(hours=1))
    end_hour(Chat.objects.select_related("thread").get(pk=chat.pk))


def _at(moment: datetime) -> None:
    clock.set_clock(lambda: moment)
