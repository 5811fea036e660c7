"""Chats' part in exports."""

from typing import Any

from alongside.accounts.models import PersonId
from alongside.aliases.models import Alias
from alongside.chats.hour.ahead import opened
from alongside.chats.models import Ahead, Chat, Feed, Guest, LeftOut, PersonFeed, Question, Reminder, Series
from alongside.communities.models import Community
from alongside.core.sealing import open_soon

SHARED = ("title", "welcome", "wall_begins", "zone", "minutes", "holds_new")


def export_chats(alias: Alias) -> dict[str, Any]:
    """What an alias planned, its parts, what it wrote ahead and asked for; its lines are among its posts."""
    feed = Feed.objects.filter(pk=alias.pk).first()
    return {
        "series": [_series(each) for each in Series.objects.filter(by=alias).order_by("pk")],
        "planned": _chats(list(Chat.objects.filter(by=alias).order_by("begins", "pk"))),
        "parts": [_part(each) for each in Guest.objects.filter(alias=alias).select_related("chat").order_by("pk")],
        "written_ahead": _ahead(alias),
        "reminders": _chosen(Reminder.objects.filter(alias=alias).select_related("chat")),
        "lines_not_kept": _chosen(LeftOut.objects.filter(alias=alias).select_related("chat")),
        "calendar": {"with_titles": feed.with_titles} if feed else None,
    }


def export_calendar(person: PersonId) -> dict[str, Any] | None:
    """The person's own calendar of all their chats, if there is one; its address is known to nobody."""
    feed = PersonFeed.objects.filter(pk=person).first()
    return {"with_titles": feed.with_titles} if feed else None


def export_community_chats(community: Community) -> dict[str, Any]:
    """The chats of a community as its members read them, with what comes again; lines are posts of their threads."""
    chats = Chat.objects.filter(community=community).select_related("by", "series", "thread")
    series = Series.objects.filter(community=community).order_by("pk")
    return {
        "series": [_series(each) for each in series],
        "chats": _chats(list(chats.order_by("begins", "pk")), with_guests=True),
    }


def _series(series: Series) -> dict[str, Any]:
    plain = {name: getattr(series, name) for name in SHARED}
    return {"id": series.public_id, **plain, "rule": series.rule, "ended": series.ended}


def _chats(chats: list[Chat], *, with_guests: bool = False) -> list[dict[str, Any]]:
    questions: dict[int, list[dict[str, Any]]] = {}
    for each in Question.objects.filter(chat__in=chats).select_related("post").order_by("number"):
        asked = {"number": each.number, "text": each.text, "after": each.after}
        questions.setdefault(each.chat_id, []).append(asked | {"post": each.post.public_id if each.post else None})
    guests: dict[int, list[dict[str, Any]]] = {}
    for part in Guest.objects.filter(chat__in=chats).select_related("alias").order_by("pk") if with_guests else ():
        guests.setdefault(part.chat_id, []).append({"alias": part.alias.public_id} | _role(part))
    return [
        _chat(chat)
        | {"questions": questions.get(chat.pk, [])}
        | ({"by": chat.by.public_id if chat.by else None, "guests": guests.get(chat.pk, [])} if with_guests else {})
        for chat in chats
    ]


def _chat(chat: Chat) -> dict[str, Any]:
    return {
        "id": chat.public_id,
        **{name: getattr(chat, name) for name in SHARED},
        "state": chat.state,
        "series": chat.series.public_id if chat.series else None,
        "thread": chat.thread.public_id if chat.thread else None,
        "last_number": chat.last_number,
    }


def _part(part: Guest) -> dict[str, Any]:
    return {"chat": part.chat.public_id, "begins": part.chat.wall_begins, "zone": part.chat.zone} | _role(part)


def _role(part: Guest) -> dict[str, Any]:
    return {"role_shown": part.role_shown, "is_co_host": part.is_co_host}


def _ahead(alias: Alias) -> list[dict[str, Any]]:
    rows = list(Ahead.objects.filter(alias=alias).select_related("question__chat").order_by("question"))
    open_soon(row.sealed for row in rows)
    return [
        {
            "chat": row.question.chat.public_id,
            "begins": row.question.chat.wall_begins,
            "question": row.question.number,
            "text": (said := opened(row, alias.public_id)).text,
            "kind": said.kind,
            "notes": list(said.notes),
        }
        for row in rows
    ]


def _chosen(rows: Any) -> list[dict[str, str]]:
    return [{"chat": each.chat.public_id, "begins": each.chat.wall_begins, "zone": each.chat.zone} for each in rows]
