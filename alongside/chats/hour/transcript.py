"""What is kept of a chat: by question, side remarks apart, without what was taken back; as a page, or as a file.

Names are as they are now, as on any page. Held lines, removed ones and those of whom the reader blocked aren't in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.chats.access import asked_questions
from alongside.chats.models import Chat, LeftOut
from alongside.chats.models import State as ChatState
from alongside.chats.when import hour_began, hour_ends, is_later
from alongside.core.markdown import editable, left_out, left_out_words
from alongside.core.markdown.slots import PUBLIC_ID
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances
from alongside.threads.models import Post

NAMED = re.compile(f"alias:({PUBLIC_ID})")


@dataclass(frozen=True)
class Said:
    """One line as a file keeps it; nothing finer than a minute."""

    number: int
    by: str
    at: datetime
    text: str
    notes: tuple[str, ...] = ()
    answers: int = 0  # the number of the line that it answers


@dataclass(frozen=True)
class Part:
    """One question, and what was said to it."""

    number: int
    text: str
    lines: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """The whole of it."""

    chat: str  # public id
    title: str
    begins: datetime
    welcome: str
    when: str = ""  # by the clocks where it was hosted
    language: str = "en"
    parts: tuple[Part, ...] = ()
    remarks: tuple[Said, ...] = ()


def transcript_of(chat: Chat, viewer: Viewer) -> Transcript:
    """What everybody could read of a chat, for one member: in a handful of queries, whatever was said."""
    if not viewer.is_member or viewer.community_id != chat.community_id:
        return Transcript("", "", chat.begins, "")
    questions = asked_questions(chat)
    asked = {question.post_id: question.number for question in questions}
    posts = [post for post in _posts(chat, viewer) if post.pk not in asked]
    names = _names(chat, posts)
    to: dict[int, list[Said]] = {}
    for post in posts:
        belongs = asked.get(post.answers_id) or asked.get(post.to_first, 0)  # type: ignore[attr-defined]
        to.setdefault(belongs, []).append(_said(post, names, is_to_question=post.answers_id in asked))
    welcome = to.get(0, [])[:1] if posts and posts[0].number == 1 else []
    return Transcript(
        chat.public_id,
        chat.title,
        chat.begins,
        welcome[0].text if welcome else "",
        _when(chat),
        chat.community.language,
        tuple(Part(each.number, each.text, tuple(to.get(each.number, ()))) for each in questions),
        tuple(to.get(0, ())[len(welcome) :]),
    )


def as_text(transcript: Transcript, notes: Mapping[str, str]) -> str:
    """The same as plain text, for a file of a person; `notes` are the words that stand for content notes."""
    return "\n".join(_text(transcript, notes)).rstrip() + "\n"


def as_file(transcript: Transcript, notes: Mapping[str, str]) -> str:
    """The same as a page that opens anywhere, with nothing in it but words."""
    head = f'<!doctype html>\n<html lang="{escape(transcript.language)}">\n<meta charset="utf-8">\n'
    title = f"<title>{escape(_('A conversation'))}</title>\n"  # as on our own pages: tabs and histories tell nothing
    return head + title + '<body dir="auto">\n' + "\n".join(_html(transcript, notes)) + "\n"


def _when(chat: Chat) -> str:
    """When it really began and ended, by the clocks where it was hosted; the day is said again where it is another."""
    begins, ends = hour_began(chat).astimezone(ZoneInfo(chat.zone)), hour_ends(chat).astimezone(ZoneInfo(chat.zone))
    if not is_later(ends, begins):
        return f"{begins:%Y-%m-%d %H:%M} ({chat.zone})"
    to = f"{ends:%H:%M}" if ends.date() == begins.date() else f"{ends:%Y-%m-%d %H:%M}"
    return f"{begins:%Y-%m-%d %H:%M} – {to} ({chat.zone})"


def _posts(chat: Chat, viewer: Viewer) -> Iterable[Post]:
    """What everybody can read, up to the end of the slow lane once that has come."""
    posts = Post.objects.filter(thread=chat.thread_id, withdrawn_at=None, removed=False)
    if chat.state == ChatState.OVER:
        posts = posts.filter(number__lte=chat.last_number)
        # A file can't be called back: it waits for no job that takes these lines back.
        posts = posts.exclude(number__gt=1, author__in=LeftOut.objects.filter(chat=chat).values("alias"))
    away = [alias for alias, is_block in distances(viewer).items() if is_block]
    posts = posts.exclude(author__in=away).annotate(to_first=F("answers__answers_id"), to_number=F("answers__number"))
    return posts.select_related("author").order_by("number")


def _names(chat: Chat, posts: Iterable[Post]) -> dict[str, str]:
    ids = {alias for post in posts for alias in NAMED.findall(post.source)}
    named = Alias.objects.filter(public_id__in=ids, community_id=chat.community_id)
    return {alias.public_id: _name_of(alias) for alias in named} if ids else {}


def _name_of(alias: Alias) -> str:
    return _("a former member") if alias.state == AliasState.FORMER else alias.name


def _said(post: Post, names: dict[str, str], *, is_to_question: bool) -> Said:
    source = left_out(post.source, post.masked, instead=left_out_words())
    answers = 0 if is_to_question else post.to_number or 0  # type: ignore[attr-defined]
    at = post.at.replace(second=0, microsecond=0)
    return Said(post.number, _name_of(post.author), at, editable(source, names), tuple(post.notes.split()), answers)


def _text(transcript: Transcript, notes: Mapping[str, str]) -> Iterator[str]:
    yield transcript.title
    yield f"{transcript.when}\n"
    if transcript.welcome:
        yield f"{transcript.welcome}\n"
    for part in transcript.parts:
        yield f"T{part.number}. {part.text}\n"
        yield from (_line_of_text(line, notes) for line in part.lines)
    if transcript.remarks:
        yield _("Side remarks") + "\n"
        yield from (_line_of_text(line, notes) for line in transcript.remarks)


def _line_of_text(line: Said, notes: Mapping[str, str]) -> str:
    note = f" ({_noted(line, notes)})" if line.notes else ""
    return f"{line.by}{note}: " + line.text.replace("\n", "\n    ") + "\n"


def _html(transcript: Transcript, notes: Mapping[str, str]) -> Iterator[str]:
    yield f"<h1>{escape(transcript.title)}</h1>"
    yield f"<p>{escape(transcript.when)}</p>"
    if transcript.welcome:
        yield _paragraph(transcript.welcome)
    for part in transcript.parts:
        yield f"<h2>T{part.number}. {escape(part.text)}</h2>"
        yield from (_line_of_html(line, notes) for line in part.lines)
    if transcript.remarks:
        yield f"<h2>{escape(_('Side remarks'))}</h2>"
        yield from (_line_of_html(line, notes) for line in transcript.remarks)


def _line_of_html(line: Said, notes: Mapping[str, str]) -> str:
    note = f" <small>({escape(_noted(line, notes))})</small>" if line.notes else ""
    return f"<p><b>{escape(line.by)}</b>{note}<br>{_broken(line.text)}</p>"


def _noted(line: Said, notes: Mapping[str, str]) -> str:
    return ", ".join(notes.get(note, note) for note in line.notes)


def _paragraph(text: str) -> str:
    return f"<p>{_broken(text)}</p>"


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")
