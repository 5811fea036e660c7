"""The questions of a chat: T1, T2 …, each at its minute of the hour or asked by hand."""

from collections.abc import Sequence

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.chats.access import require_may_change
from alongside.chats.clockwork import set_clock
from alongside.chats.errors import ChatUnclear, ChatUnderWay
from alongside.chats.events import ChatChanged, RoomChanged
from alongside.chats.models import QUESTION, Chat, Question, State
from alongside.core.characters import clean
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused

MOST_QUESTIONS = 20  # more than one in three minutes of an hour, nobody could answer
ASIDE = 1_000  # added to numbers while they change places

type Asked = tuple[str, int | None]  # the words, and how many minutes into the hour


def set_questions(chat: Chat, questions: Sequence[Asked], *, by: Viewer, and_later: bool = False) -> None:
    """Let these be the questions, in this order; those that were asked stay as they are.

    A question that is there already keeps what was written ahead to it, wherever it stands now; so does one that is
    only said in other words, at its place. With `and_later`, the next chats of the series ask the same.
    """
    require_may_change(chat, by)
    require_not_paused(by)
    if chat.state not in (State.PLANNED, State.LIVE):
        raise ChatUnderWay(_("The hour of this chat is over. Its questions don't change any more."))
    chats = [chat, *(later_ones(chat) if and_later else ())]
    kept = [checked_questions(questions, each.minutes) for each in chats]
    for each, said in zip(chats, kept, strict=True):
        with writing():
            _put(each, said)
            tell_of_change(each)
            set_clock(each)


def tell_of_change(chat: Chat) -> None:
    """A chat's page is another one now, and so is its room where it began, in the caller's transaction."""
    Chat.objects.filter(pk=chat.pk).update(version=F("version") + 1)
    publish(ChatChanged(chat.pk))
    if chat.state in (State.LIVE, State.SLOW):
        publish(RoomChanged(chat.pk))


def later_ones(chat: Chat) -> list[Chat]:
    """The chats of the same series after this one that didn't begin yet."""
    if chat.series_id is None:
        return []
    same = Chat.objects.filter(series_id=chat.series_id, state=State.PLANNED, begins__gt=chat.begins)
    return list(same.order_by("begins"))


def checked_questions(questions: Sequence[Asked], minutes: int) -> list[Asked]:
    """The questions as they are kept; refuses too many, too long ones, and minutes outside the hour."""
    said = [(clean(text).strip(), after) for text, after in questions]
    kept = [(text, after) for text, after in said if text]
    if len(kept) > MOST_QUESTIONS:
        words = _("There is room for %(most)d questions. Fewer are easier to follow.")
        raise ChatUnclear("questions", words % {"most": MOST_QUESTIONS})
    for number, (text, after) in enumerate(kept, 1):
        if len(text) > QUESTION:
            words = _("Question %(number)d is longer than %(most)d letters. Please say it shorter.")
            raise ChatUnclear("questions", words % {"number": number, "most": QUESTION})
        if after is not None and not 0 <= after < minutes:
            words = _("Question %(number)d comes outside the hour. Please give a minute from 0 to %(last)d, or none.")
            raise ChatUnclear("questions", words % {"number": number, "last": minutes - 1})
    return kept


def write_questions(chat: Chat, questions: Sequence[Asked]) -> None:
    """Give a new chat its questions, in the caller's transaction."""
    Question.objects.bulk_create(
        Question(chat=chat, number=number, text=text, after=after) for number, (text, after) in enumerate(questions, 1)
    )


def _put(chat: Chat, questions: Sequence[Asked]) -> None:
    rows = {row.number: row for row in Question.objects.select_for_update().filter(chat=chat)}
    asked = {number for number, row in rows.items() if row.post_id}
    wanted = {number: said for number, said in enumerate(questions, 1) if number not in asked}
    free = {number: row for number, row in rows.items() if number not in asked}
    chosen = _matched(free, wanted)
    gone = [row.pk for row in free.values() if row not in chosen.values()]
    Question.objects.filter(pk__in=gone).delete()
    Question.objects.filter(pk__in=[row.pk for row in chosen.values()]).update(number=F("number") + ASIDE)
    new = {number: Question(chat=chat) for number in wanted if number not in chosen}
    Question.objects.bulk_create(_saying(wanted, new))
    Question.objects.bulk_update(_saying(wanted, chosen), ["number", "text", "after"])


def _saying(wanted: dict[int, Asked], rows: dict[int, Question]) -> list[Question]:
    for number, row in rows.items():
        row.number, (row.text, row.after) = number, wanted[number]
    return list(rows.values())


def _matched(free: dict[int, Question], wanted: dict[int, Asked]) -> dict[int, Question]:
    """Which question each wanted one is: the one with the same words, else whatever stood at its place."""
    left, chosen = dict(free), dict[int, Question]()
    for number, (text, _after) in wanted.items():
        same = next((at for at, row in left.items() if row.text == text), None)
        if same is not None:
            chosen[number] = left.pop(same)
    for number in wanted:
        if number not in chosen and number in left:
            chosen[number] = left.pop(number)
    return chosen
