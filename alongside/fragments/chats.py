"""A chat's entries: a line is a post in a quieter pattern, a question a heading; and what stands above them.

Page, answer and stream show the same bytes. `ChatLines` is the pattern of one chat: give it to `stored_posts` or
`drawn` (alongside/fragments/posts.py); `shown_lines` puts in what differs for one reader, as on any page of posts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.chats.models import Chat, Guest, Question
from alongside.fragments import words
from alongside.fragments.patterns import as_made, filled, macro, pattern, place
from alongside.fragments.post import PREVIEW, STRANGER, Reading, Shape, parts_of, shape_of, values_of
from alongside.fragments.posts import Stored, shown_posts
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread
from alongside.threads.page import PostRow, ReaderState

_ACTIONS = re.compile(r'<div class="post-actions">.*?</div>', re.DOTALL)


@dataclass(frozen=True)
class ChatLines:
    """How the entries of one chat are drawn: a question as a heading, any other post as a line tied to its question.

    Hashable, because what is drawn is kept ready under it.
    """

    chat: str  # public id
    asked: tuple[tuple[str, int, str], ...]  # each question that was asked: its post's public id, number, words
    # Lines that other lines answer, and to which question they belong; who has a part in it, and the role shown.
    hops: tuple[tuple[str, int], ...] = ()
    parts: tuple[tuple[int, str], ...] = ()

    def __call__(self, post: PostRow, body: str, how: Reading) -> str:
        """One entry as HTML; its root has the id `post-<public id>`."""
        for post_id, number, said in self.asked:
            if post_id == post.public_id:
                return question_html(post_id, number, said)
        question = self.question_of(post)
        if self.is_to_question(post):  # that it answers a question is said by the question's number
            post = replace(post, answers=None)
        role = next((said or _("co-host") for alias, said in self.parts if alias == post.author.pk), "")
        return line_html(post, body, how, chat=self.chat, question=question, role=role)

    def question_of(self, post: PostRow) -> int:
        """The number of the question to which a line belongs; 0 for a side remark."""
        to = post.answers[0] if post.answers else ""
        return _ties(self.asked, self.hops).get(to, 0)

    def is_question(self, post: PostRow) -> bool:
        """Whether an entry is a question as it was asked, which stays there whoever asked it."""
        return any(post_id == post.public_id for post_id, _number, _said in self.asked)

    def is_to_question(self, post: PostRow) -> bool:
        """Whether an entry answers a question itself, not somebody's line."""
        return post.answers is not None and any(post_id == post.answers[0] for post_id, _number, _said in self.asked)


@lru_cache(200)
def _ties(asked: tuple[tuple[str, int, str], ...], hops: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    return {post_id: number for post_id, number, _said in asked} | dict(hops)


def lines_of(chat: Chat, questions: Iterable[Question], hops: Iterable[tuple[str, int]] = ()) -> ChatLines:
    """The pattern of a chat; its questions come with their posts."""
    told = Guest.objects.filter(chat=chat).exclude(role_shown="", is_co_host=False).order_by("pk")
    parts = tuple(told.values_list("alias_id", "role_shown"))
    asked = tuple((each.post.public_id, each.number, each.text) for each in questions if each.post)
    return ChatLines(chat.public_id, asked, tuple(hops), parts)


def shown_lines(stored: Stored, state: ReaderState, viewer: Viewer) -> Iterator[tuple[PostRow, str]]:
    """Each entry with its HTML for this one reader; a question is the chat's, and stays whoever asked it."""
    there = {row.pk: html for row, html in shown_posts(stored, state, viewer)}
    lines = stored.draw
    for row in stored.rows:
        if isinstance(lines, ChatLines) and lines.is_question(row):
            if not row.removed and not row.withdrawn:
                yield row, lines(row, "", stored.how)
        elif row.pk in there:
            yield row, there[row.pk]


def line_html(post: PostRow, body: str, how: Reading, *, chat: str, question: int = 0, role: str = "") -> str:
    """One line; `body` is its stored HTML with the slots filled, `question` the number of what it belongs to."""
    shape = shape_of(post, how)
    values = values_of(post, body, how) | {"question": str(question or ""), "chat": chat}
    if role:
        shape = replace(shape, told=True)
        values["roles"] = ", ".join(part for part in (values["roles"], escape(role)) if part)
    if post.answers is not None:
        values["answers"] = f"/chat/{chat}/?at={post.answers[1]}#post-{post.answers[0]}"
    return filled(_pattern(shape, bool(question), how.language), values)


@lru_cache(1_000)
def _pattern(shape: Shape, tied: bool, _language: str) -> str:
    """The macro's HTML for lines of this shape in this language, with open places."""
    quiet = shape.audience in (STRANGER, PREVIEW) or shape.gone
    extra = {} if quiet else {"caller": lambda: _actions(shape)}
    made = macro("parts/chat.html", "line")(
        **parts_of(shape), question=place("question") if tied else "", tied=tied, chat=place("chat"), **extra
    )
    return pattern(made)


def _actions(shape: Shape) -> str:
    made: str = macro("parts/chat.html", "line_actions")(
        place("id"), place("chat"), shape.audience, place("name"), shape.closed, shape.hold
    )
    return made


def question_html(post_id: str, number: int, said: str) -> str:
    """A question as it stands among the lines: the house's heading, without the name of who asked it."""
    return str(macro("parts/chat.html", "asked")(post_id, number, said)).strip()


def room_html(chat: Chat, here: Iterable[Alias], *, pinned: str = "", calm: str = "") -> str:
    """What stands above the lines, as the element `room`: what is asked, what is kept in sight, who is here.

    `here` are those whom this reader may meet, `pinned` the line's HTML for this reader, `calm` the hosts' reason.
    """
    question = _asked(chat.current) if chat.current else None
    # The same line may stand among the others, too: no two things on a page have one id.
    once = without_actions(str(pinned)).replace('id="post-', 'id="kept-').replace('"by-', '"kept-by-')
    made = macro("parts/chat.html", "room")(question, as_made(once), calm, here_words(here))
    return str(made).strip()


def _asked(question: Question) -> dict[str, object]:
    place = _("for T%(number)d") % {"number": question.number}
    return {"number": question.number, "words": question.text, "place": place}


def calm_words(thread: Thread) -> str:
    """What the hosts ask for while lines are slowed down."""
    if not thread.slow:
        return ""
    said = _("The hosts asked for calm. Everybody waits a little between two lines (minutes: %(minutes)d). %(why)s")
    return said % {"minutes": thread.slow, "why": thread.slow_note}


def without_actions(html: str) -> str:
    """Lines to be read and no more: what one can do with them stands elsewhere."""
    return _ACTIONS.sub("", html)


def here_words(here: Iterable[Alias]) -> str:
    """Who said that they are here, by name; nobody is counted."""
    names = [words.name_of(alias.name, alias.state) for alias in here]
    return _("Here now: %(names)s.") % {"names": words.listed(names)} if names else ""
