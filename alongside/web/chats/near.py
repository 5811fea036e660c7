"""The chats that are near, as lines on the page of a community."""

from functools import lru_cache
from html import escape

from django.utils.translation import get_language

from alongside.chats.models import Chat
from alongside.chats.page import near_chats
from alongside.fragments.patterns import filled, macro, pattern, place
from alongside.memberships.viewer import Viewer
from alongside.web.chats.listed import also_words, now_words, when_words


def near_html(viewer: Viewer) -> str:
    """What is open, and the next one, by the reader's clock; nothing where there are none."""
    return "\n".join(
        filled(
            _line(get_language()),
            {
                "url": f"/chat/{chat.public_id}/",
                "title": escape(chat.title),
                "when": escape(now_words(chat) or _when(chat)),
            },
        )
        for chat in near_chats(viewer)
    )


def _when(chat: Chat) -> str:
    return " · ".join(words for words in (when_words(chat), also_words(chat)) if words)


@lru_cache
def _line(_language: str | None) -> str:
    """The pattern of one line."""
    return pattern(macro("parts/chat_lines.html", "chat_coming")(place("url"), place("title"), place("when")))
