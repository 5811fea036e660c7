"""Chats that are near, as lines on the page of their community."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils.translation import get_language

from alongside.chats.models import Chat
from alongside.fragments.chat_times import also_words, now_words, when_words
from alongside.fragments.patterns import filled, macro, pattern, place


def near_html(chats: Iterable[Chat]) -> str:
    """What is open, and the next one, by the reader's clock; nothing where there are none."""
    return "\n".join(filled(_line(get_language()), _values(chat)) for chat in chats)


def _values(chat: Chat) -> dict[str, str]:
    when = now_words(chat) or " · ".join(words for words in (when_words(chat), also_words(chat)) if words)
    return {"url": f"/chat/{chat.public_id}/", "title": escape(chat.title), "when": escape(when)}


@lru_cache
def _line(_language: str | None) -> str:
    """The pattern of one line."""
    return pattern(macro("parts/chat_lines.html", "chat_coming")(place("url"), place("title"), place("when")))
