"""What a reminder says: when by the reader's own clock, what will be asked, how to come, and that nothing is missed."""

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
from alongside.mail.sending.post_words import direction
from alongside.mail.sending.posts import list_headers, machine_headers, stop_headers
from alongside.mail.sending.prepared import Prepared, mailbox, place, prepare
from alongside.mailroom.addresses import address_of
from alongside.mailroom.links import chat_link, stop_link, today_link

KEPT = 64  # mails kept ready: one for each language and zone of a chat's readers

type Footer = list[tuple[str, str]]  # sentences, each with its link, if it has one


def reminder_mail(chat: Chat, language: str, zone: str, *, house: str, stop: str, path: str) -> bytes:
    """The reminder of one reader; `house` is the reader's own address for what is never published."""
    made = _built(chat, chat.public_id, language, zone, chat.version, chat.community.version, _hour())
    return made.filled(house=house, stop=stop, id=_ident(path))


def discreet_reminder(chat: Chat, language: str, zone: str, *, stop: str, path: str) -> bytes:
    """The same for whoever shares a mailbox: that something begins, and when; not what, and not where."""
    return _discreet(chat, chat.public_id, language, zone, chat.version, _hour()).filled(stop=stop, id=_ident(path))


def _ident(return_path: str) -> str:
    """Of this delivery: the same at every try, and nothing tells which chat it is about."""
    return blind(return_path, "chat-mail").hex()[:32]


def _hour() -> int:
    return int(clock.now().timestamp()) // 3600


@lru_cache(KEPT)
def _built(chat: Chat, _id: str, language: str, zone: str, _version: int, _community: int, _hour: int) -> Prepared:
    community = chat.community
    with translation.override(language):
        house = mailbox(community.name, address_of(place("house")))
        headers = [*_envelope(house, _("Soon: %(title)s") % {"title": chat.title}), *list_headers(community)]
        when, asked = (
            when_for(chat.begins, zone, hosted_in=chat.zone),
            [_asked(one.number, one.text) for one in questions_of(chat)],
        )
        soon, footer = _("There is a chat soon in %(community)s.") % {"community": community.name}, _footer(chat)
        parts = [soon, f"{chat.title}\n{when}"]
        parts += [f"{_('What will be asked:')}\n\n" + "\n\n".join(asked)] if asked else []
        parts += [f"{words}\n{link}" if link else words for words, link in footer[:-1]]
        parts += [f"-- \n{footer[-1][0]}\n{footer[-1][1]}"]
        shown = (get_language(), direction(), soon, chat.title, when, asked, footer)
        html = str(macro("mail/chat.html", "reminder")(*shown))
        return prepare([*headers, *machine_headers()], text="\n\n".join(parts), html=html)


@lru_cache(KEPT)
def _discreet(chat: Chat, _id: str, language: str, zone: str, _version: int, _hour: int) -> Prepared:
    with translation.override(language):
        house = mailbox(settings.SITE_NAME, parseaddr(settings.MAIL_FROM)[1])
        headers = [*_envelope(house, _("A reminder for you")), *stop_headers(), *machine_headers()]
        begins, see = _("You wanted to be reminded. It begins:"), _("You can see what it is here:")
        fewer, when = _("To get fewer mails, or none:"), when_for(chat.begins, zone, hosted_in=chat.zone)
        parts = [f"{begins}\n{when}", f"{see}\n{today_link()}", f"-- \n{fewer}\n{stop_link(place('stop'))}"]
        return prepare(headers, text="\n\n".join(parts))


def _envelope(house: str, subject: str) -> Iterator[tuple[str, str]]:
    yield "From", house
    yield "To", house
    yield "Reply-To", house
    yield "Subject", subject
    yield "Date", format_datetime(clock.now().replace(minute=0, second=0, microsecond=0))
    yield "Message-ID", f"<{place('id')}@{settings.MAIL_DOMAIN}>"


def _asked(number: int, text: str) -> str:
    return f"T{number}: {text}"


def _footer(chat: Chat) -> Footer:
    return [
        (_("Come in here when it begins:"), chat_link(chat.public_id)),
        (_("You can write your answers ahead, on the same page. Each stands there when its question is asked."), ""),
        (_("You can't come? The chat stays open for 48 hours after it. You miss nothing."), ""),
        (_("Get fewer mails from here, or none:"), stop_link(place("stop"))),
    ]
