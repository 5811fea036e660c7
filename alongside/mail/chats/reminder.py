"""What a reminder says: when by the reader's own clock, what will be asked, how to come, and that nothing is missed.

Or that the chat was moved, or called off, or takes place after all.
"""

from collections.abc import Iterator
from email.utils import format_datetime, parseaddr
from functools import lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.chats.access import questions_of
from alongside.chats.models import Chat
from alongside.core import clock
from alongside.core.sealing import blind
from alongside.fragments.patterns import macro
from alongside.mail.chats.reader import when_for
from alongside.mail.chats.turns import Word
from alongside.mail.sending.post_words import direction
from alongside.mail.sending.posts import list_headers, machine_headers, stop_headers
from alongside.mail.sending.prepared import Prepared, mailbox, place, prepare
from alongside.mailroom.addresses import address_of
from alongside.mailroom.links import chat_link, stop_link, today_link

KEPT = 64  # mails kept ready: one for each language and zone of a chat's readers

type Footer = list[tuple[str, str]]  # sentences, each with its link, if it has one


def reminder_mail(chat: Chat, word: Word, language: str, zone: str, *, house: str, stop: str, path: str) -> bytes:
    """The reminder of one reader; `house` is the reader's own address for what is never published."""
    made = _built(chat, word, chat.public_id, language, zone, chat.version, chat.community.version, _hour())
    return made.filled(house=house, stop=stop, id=_ident(path))


def discreet_reminder(chat: Chat, word: Word, language: str, zone: str, *, stop: str, path: str) -> bytes:
    """The same for whoever shares a mailbox: that something begins, or doesn't, and when; not what, and not where."""
    made = _discreet(chat, word, chat.public_id, language, zone, chat.version, _hour())
    return made.filled(stop=stop, id=_ident(path))


def _ident(return_path: str) -> str:
    """Of this delivery: the same at every try, and nothing tells which chat it is about."""
    return blind(return_path, "chat-mail").hex()[:32]


def _hour() -> int:
    return int(clock.now().timestamp()) // 3600


@lru_cache(KEPT)
def _built(
    chat: Chat, word: Word, _id: str, language: str, zone: str, _version: int, _community: int, _hour: int
) -> Prepared:
    community = chat.community
    with translation.override(language):
        house = mailbox(community.name, address_of(place("house")))
        headers = [*_envelope(house, _subject(word) % {"title": chat.title}), *list_headers(community)]
        when = _planned(word) % {"when": when_for(chat.begins, zone, hosted_in=chat.zone)}
        asked = [] if word == Word.OFF else [_asked(one.number, one.text) for one in questions_of(chat)]
        news, footer = _news(word) % {"community": community.name}, _footer(chat, word)
        parts = [news, f"{chat.title}\n{when}"]
        parts += [f"{_('What will be asked:')}\n\n" + "\n\n".join(asked)] if asked else []
        parts += [f"{words}\n{link}" if link else words for words, link in footer[:-1]]
        parts += [f"-- \n{footer[-1][0]}\n{footer[-1][1]}"]
        shown = (get_language(), direction(), news, chat.title, when, asked, footer)
        html = str(macro("mail/chat.html", "reminder")(*shown))
        return prepare([*headers, *machine_headers()], text="\n\n".join(parts), html=html)


@lru_cache(KEPT)
def _discreet(chat: Chat, word: Word, _id: str, language: str, zone: str, _version: int, _hour: int) -> Prepared:
    with translation.override(language):
        house = mailbox(settings.SITE_NAME, parseaddr(settings.MAIL_FROM)[1])
        off = word == Word.OFF
        subject = _("Something was called off") if off else _("A reminder for you")
        headers = [*_envelope(house, subject), *stop_headers(), *machine_headers()]
        news, see = _discreet_news(word), _("You can see more here:") if off else _("You can see what it is here:")
        fewer, when = _("To get fewer mails, or none:"), when_for(chat.begins, zone, hosted_in=chat.zone)
        parts = [f"{news}\n{when}", f"{see}\n{today_link()}", f"-- \n{fewer}\n{stop_link(place('stop'))}"]
        return prepare(headers, text="\n\n".join(parts))


def _subject(word: Word) -> str:
    return {
        Word.SOON: _("Soon: %(title)s"), Word.MOVED: _("Moved: %(title)s"),
        Word.AFTER_ALL: _("After all: %(title)s"), Word.OFF: _("Called off: %(title)s"),
    }[word]  # fmt: skip


def _news(word: Word) -> str:
    return {
        Word.SOON: _("There is a chat soon in %(community)s."),
        Word.MOVED: _("A chat in %(community)s was moved to another time."),
        Word.AFTER_ALL: _("A chat in %(community)s takes place after all."),
        Word.OFF: _("A chat in %(community)s was called off. It doesn't take place."),
    }[word]


def _planned(word: Word) -> str:
    return {Word.MOVED: _("It now begins: %(when)s"), Word.OFF: _("It was planned for: %(when)s")}.get(word, "%(when)s")


def _discreet_news(word: Word) -> str:
    return {
        Word.SOON: _("You wanted to be reminded. It begins:"),
        Word.MOVED: _("The time has changed. It now begins:"),
        Word.AFTER_ALL: _("It takes place after all. It begins:"),
        Word.OFF: _("It was called off. It was planned for:"),
    }[word]


def _envelope(house: str, subject: str) -> Iterator[tuple[str, str]]:
    yield "From", house
    yield "To", house
    yield "Reply-To", house
    yield "Subject", subject
    yield "Date", format_datetime(clock.now().replace(minute=0, second=0, microsecond=0))
    yield "Message-ID", f"<{place('id')}@{settings.MAIL_DOMAIN}>"


def _asked(number: int, text: str) -> str:
    return f"T{number}: {text}"


def _footer(chat: Chat, word: Word) -> Footer:
    stop = (_("Get fewer mails from here, or none:"), stop_link(place("stop")))
    if word == Word.OFF:
        return [(_("You don't have to do anything. This is its page:"), chat_link(chat.public_id)), stop]
    return [
        (_("Come in here when it begins:"), chat_link(chat.public_id)),
        (_("You can write your answers ahead, on the same page. Each stands there when its question is asked."), ""),
        (_("You can't come? The chat stays open for 48 hours after it. You miss nothing."), ""),
        stop,
    ]
