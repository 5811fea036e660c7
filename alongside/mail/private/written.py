"""Writing the mail of private words as it leaves: all is asked once more, and nothing of another mail is in it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.letters import WrittenLetter
from alongside.communities.models import Community
from alongside.core import logs
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.core.once import do_once
from alongside.core.sealing import blind
from alongside.friends.conversations.read import Entry, entries
from alongside.friends.how_far import read_to
from alongside.friends.models import Side
from alongside.friends.sides import Friend, Stands
from alongside.mail.asking.notice import in_language_of
from alongside.mail.private.reader import Reader, find_reader
from alongside.mail.private.words import body_of
from alongside.mail.sending.discreet import discreet_mail, lately_told
from alongside.mail.sending.posts import machine_headers, stop_headers
from alongside.mail.sending.prepared import Prepared, for_envelope, mailbox, prepare
from alongside.mailroom.addresses import address_of, community_address
from alongside.mailroom.outbox import Leaving
from alongside.mailroom.tokens import private_token, relay_local, unsubscribe_tokens

A_DAY = timedelta(days=1)


def write_private(letter: WrittenLetter) -> Leaving | None:
    """The mail of this letter, if it is still to be sent; one that can't be written holds up no other."""
    try:
        return _write(letter)
    except DatabaseError:
        raise
    except Exception as error:
        logs.trouble("mail.private", error)
        return None


def _write(letter: WrittenLetter) -> Leaving | None:
    about = json.loads(letter.about)
    side = Side.objects.filter(public_id=about["side"]).first()
    reader = find_reader(side) if side else None
    said = _said(reader, about["numbers"]) if reader else []
    if reader is None or not said:
        return None
    friend, community = reader.friend, reader.friend.friendship.community
    stop = unsubscribe_tokens([friend.me.pk])[friend.me.pk]
    with translation.override(community.language), in_language_of(reader.person):
        if not reader.discreet:
            raw = _in_words(letter, reader, said).filled(stop=stop)
        elif _may_tell(letter, reader):
            raw = discreet_mail(translation.get_language(), stop=stop, return_path=letter.public_id)
        else:
            return None
    house = parseaddr(settings.MAIL_FROM)[1]
    return Leaving(house, for_envelope(reader.address), raw, alias=friend.me.public_id, name=friend.me.name)


def _said(reader: Reader, numbers: list[int]) -> list[Entry]:
    """These words as they stand now: what was taken back, or was read on the page, is in no mail."""
    met = read_to(reader.friend.side)
    shown = entries(reader.friend, reader.viewer, before=max(numbers) + 1)
    return [one for one in shown if one.number in numbers and one.number > met and not one.mine and not one.taken_back]


def _may_tell(letter: WrittenLetter, reader: Reader) -> bool:
    """Whether somebody whose mail another could see hears that there is something new: once a day, of whatever kind."""
    if lately_told({reader.friend.me.pk}):
        return False

    def tell() -> str:
        spend("private by mail", reader.viewer.alias, most=1, per=A_DAY, words="")
        return "told"

    try:  # the same letter, tried again, is not a second one
        return bool(do_once(letter.public_id, tell, by="discreet private mail"))
    except TooOften:
        return False


def _in_words(letter: WrittenLetter, reader: Reader, said: list[Entry]) -> Prepared:
    text, html = body_of(reader, said)
    headers = [*_who(reader), *_which(letter, reader.friend, said[-1]), *_list(reader.friend.friendship.community)]
    return prepare([*headers, *stop_headers(), *machine_headers()], text=text, html=html)


def _who(reader: Reader) -> Iterator[tuple[str, str]]:
    """From the other's own address here to one made for this reader: what is quoted of it later names no mailbox."""
    other, answer = reader.friend.other, address_of(private_token(reader.friend.side))
    yield "From", mailbox(other.name, address_of(relay_local(other)))
    yield "To", answer
    yield "Reply-To", mailbox(other.name, answer)
    asks = reader.friend.stands == Stands.THEY_ASK
    subject = _("%(name)s asks to be friends") if asks else _("%(name)s wrote to you")
    yield "Subject", subject % {"name": other.name}


def _which(letter: WrittenLetter, friend: Friend, last: Entry) -> Iterator[tuple[str, str]]:
    """Mails of one conversation stand together, under an id that nobody else could make."""
    together = f"<{blind(friend.side.public_id, 'mails of a conversation').hex()[:32]}@{settings.MAIL_DOMAIN}>"
    yield "Date", format_datetime(last.at.replace(second=0, microsecond=0))
    yield "Message-ID", f"<{letter.public_id}@{settings.MAIL_DOMAIN}>"  # the same at every try
    yield "In-Reply-To", together
    yield "References", together


def _list(community: Community) -> Iterator[tuple[str, str]]:
    """The community's list, to which one doesn't post from here: "answer to the list" must never publish this."""
    yield "List-Id", mailbox(community.name, f"{community.mail_name}.{settings.MAIL_DOMAIN}")
    yield "List-Post", "NO"  # RFC 2369, section 3.4
    yield "List-Help", f"<mailto:{community_address(community, 'help')}>"
    yield "Precedence", "list"
