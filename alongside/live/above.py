"""What stands above the lines of a chat: made for each reader as the page makes it, and sent only where it changed.

Somebody whom a reader keeps away comes and goes unseen: what that reader sees is the same, so no byte is sent.
"""

from collections import defaultdict
from collections.abc import Hashable

from alongside.chats.access import asked_questions, find_chat_of
from alongside.chats.hour.here import everybody_here
from alongside.chats.models import Chat
from alongside.fragments.chats import calm_words, room_html
from alongside.live.admit import Admitted
from alongside.live.frames import frame
from alongside.live.showing import AWAY, Showing, as_read, rows_of
from alongside.threads.models import Thread
from alongside.threads.page import read_chosen_posts


class Above:
    """The head of one chat as it is now."""

    def __init__(self, thread: Thread, chat: Chat) -> None:
        self.thread, self.chat = thread, chat
        asked_questions(chat)  # gives the chat its present question, with its words
        self._here = everybody_here(chat)
        pinned = read_chosen_posts(thread.pk, [chat.pinned_id]) if chat.pinned_id else []
        rows = [row for row in pinned if not row.removed and not row.withdrawn]
        self._pinned = Showing(thread, rows, "", known=True)
        self._away: defaultdict[int, set[int]] = defaultdict(set)
        for by, of, _is_block in rows_of(AWAY, {alias.pk for alias in self._here}):
            self._away[by].add(of)
        self._made: dict[Hashable, bytes] = {}

    def bytes_for(self, reader: Admitted) -> bytes:
        """The event for this reader; no byte where they see it already."""
        if reader.form != "line":
            return b""
        away = frozenset(self._away.get(reader.viewer.member_id, ()))
        key = (reader.variant, away, self._pinned.html_for(reader))
        if key not in self._made:
            with as_read(reader.variant):
                here = [alias for alias in self._here if alias.pk not in away]
                html = room_html(self.chat, here, pinned=key[2], calm=calm_words(self.thread))
            self._made[key] = frame("room", html)
        seen, reader.above = reader.above, hash(self._made[key])
        return self._made[key] if seen != reader.above else b""


def find_above(thread: Thread) -> Above | None:
    """The head of the chat that is held in this thread, while it goes on."""
    chat = find_chat_of(thread) if thread.chat else None
    return Above(thread, chat) if chat is not None else None
