"""Some entries of a thread, ready for all who listen: made once for a kind of reader, then for whom it differs.

What differs for one reader is what differs on the page: one's own words, whom one blocked or folds away, content notes
one doesn't want to meet. Of a blocked author's words nothing is sent, not even that there is something.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from alongside.accounts.zones import is_zone
from alongside.chats.access import asked_questions, find_chat_of
from alongside.core.rows import fetched
from alongside.fragments.chats import ChatLines, lines_of, shown_lines
from alongside.fragments.post import HOST, MEMBER, post_html, reading
from alongside.fragments.posts import Draw, Stored, drawn, shown_posts
from alongside.live.admit import Admitted, Variant
from alongside.live.frames import frame
from alongside.threads.models import Post, Thread
from alongside.threads.page import PostRow, ReaderState, read_state

AWAY = "SELECT by_id, of_id, is_block FROM standing_distance WHERE of_id IN (KEYS)"
SIGNS = "SELECT by_id, post_id, sign FROM threads_presence WHERE post_id IN (KEYS)"


class Showing:
    """Entries ready to be sent; `known` says that they were shown before, and readers may have left signs at them."""

    def __init__(self, thread: Thread, rows: Collection[PostRow], cursor: str, *, known: bool = False) -> None:
        self.thread, self.rows, self.cursor, self.known = thread, tuple(rows), cursor, known
        self._drawn: dict[Variant, Stored] = {}
        self._made: dict[Any, list[str]] = {}
        self._bytes: dict[Any, bytes] = {}
        self._lines: ChatLines | None = None
        self._authors = {row.author.pk for row in self.rows}
        self._notes = {note for row in self.rows for note in row.notes}
        self._states: dict[int, ReaderState] | None = None

    def bytes_for(self, reader: Admitted) -> bytes:
        """The events for this reader; no byte where there is nothing for them."""
        key, shown = self._shown_to(reader)
        if key not in self._bytes:
            cursors = [""] * (len(shown) - 1) + [self.cursor]
            self._bytes[key] = b"".join(
                frame("post", html, cursor=cursor) for html, cursor in zip(shown, cursors, strict=False)
            )
        return self._bytes[key]

    def html_for(self, reader: Admitted) -> str:
        """The entries themselves."""
        return "\n".join(self._shown_to(reader)[1])

    def _shown_to(self, reader: Admitted) -> tuple[Any, list[str]]:
        stored = self._drawn_for(reader.variant)
        if self._states is None:
            self._states = self._read_states(stored)
        alias, hidden = reader.viewer.member_id, self._notes.intersection(reader.viewer.hidden_notes)
        differs = alias in self._states or alias in self._authors
        key = (reader.variant, alias if differs else None, frozenset(hidden))
        if key not in self._made:
            self._made[key] = self._make(reader, stored, self._states.get(alias))
        return key, self._made[key]

    def _make(self, reader: Admitted, stored: Stored, state: ReaderState | None) -> list[str]:
        if self.known and reader.viewer.alias_id in self._authors:
            numbers = [row.number for row in self.rows]
            state = read_state(self.thread, reader.viewer, min(numbers), max(numbers))
        show = shown_lines if isinstance(stored.draw, ChatLines) else shown_posts
        with as_read(reader.variant):
            return [html for _row, html in show(stored, state or ReaderState(), reader.viewer)]

    def _drawn_for(self, variant: Variant) -> Stored:
        if variant not in self._drawn:
            with as_read(variant):
                closed = self.thread.locked and not variant.is_host
                how = reading(self.thread.public_id, HOST if variant.is_host else MEMBER, closed=closed)
                draw = self._draw(variant.form)
                self._drawn[variant] = drawn(self.rows, how, draw, community_id=self.thread.community_id)
        return self._drawn[variant]

    def _draw(self, form: str) -> Draw:
        if form != "line":
            return post_html
        if self._lines is None:
            self._lines = _lines_for(self.thread, self.rows)
        return self._lines or post_html

    def _read_states(self, stored: Stored) -> dict[int, ReaderState]:
        """The readers who keep away from somebody who speaks here, or is quoted; and who left a sign here before."""
        states: dict[int, ReaderState] = {}
        quoted = {quote.author for quote in stored.filling.quotes.values()}
        for by, of, is_block in rows_of(AWAY, self._authors | quoted):
            state = states.setdefault(by, ReaderState())
            (state.blocked if is_block else state.quiet).add(of)
        for by, post, sign in rows_of(SIGNS, {row.pk for row in self.rows} if self.known else set()):
            states.setdefault(by, ReaderState()).shown.setdefault(post, set()).add(sign)
        return states


class Gone:
    """Posts that stand elsewhere now, for whoever met them here: of whom one blocked, not even that."""

    def __init__(self, moved: Mapping[str, int]) -> None:
        self._frames = {post: frame("gone", post) for post in sorted(moved)}
        self._authors = moved
        self._away = {(by, of) for by, of, is_block in rows_of(AWAY, set(moved.values())) if is_block}

    def bytes_for(self, reader: Admitted) -> bytes:
        """The events for this reader."""
        me = reader.viewer.member_id
        return b"".join(said for post, said in self._frames.items() if (me, self._authors[post]) not in self._away)


def rows_of(sql: str, keys: Collection[int]) -> list[Any]:
    """The rows of a statement that asks for these keys; none for none."""
    return fetched(sql.replace("KEYS", ", ".join(["%s"] * len(keys))), keys) if keys else []


def _lines_for(thread: Thread, rows: Collection[PostRow]) -> ChatLines | None:
    """How the entries of the chat that is held in this thread are drawn."""
    chat = find_chat_of(thread)
    if chat is None:
        return None
    asked = asked_questions(chat)
    numbers = {question.post_id: question.number for question in asked}
    answered = Post.objects.filter(public_id__in={row.answers[0] for row in rows if row.answers})
    hops = [(line, numbers[to]) for line, to in answered.values_list("public_id", "answers_id") if to in numbers]
    return lines_of(chat, asked, hops)


@contextmanager
def as_read(variant: Variant) -> Iterator[None]:
    """Words and times as these readers' page says them."""
    zone = ZoneInfo(variant.zone) if is_zone(variant.zone) else None
    with translation.override(variant.language), timezone.override(zone):
        yield
