"""Building the letters of a batch: each for one reader, with the reader's own addresses to answer to."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.preferences import preferences_of
from alongside.communities.models import Community
from alongside.core.sealing import blind, open_soon
from alongside.mail.letters.contents import Contents, contents_of, find_readers, post_ids_for, read_posts
from alongside.mail.letters.shape import Footer, as_html, as_text
from alongside.mail.letters.words import Said, words_of_letter
from alongside.mail.sending.discreet import discreet_mail
from alongside.mail.sending.posts import list_headers, machine_headers
from alongside.mail.sending.prepared import mailbox, place, prepare
from alongside.mailroom.addresses import address_of
from alongside.mailroom.links import choice_link, community_link, stop_link
from alongside.mailroom.models import Delivery
from alongside.mailroom.tokens import letter_tokens, reply_tokens, unsubscribe_tokens
from alongside.memberships.models import Membership
from alongside.notify.choice import hours_of
from alongside.notify.models import Mail, MailChoice
from alongside.ownership.reach import people_behind


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter on its way to be written."""

    delivery: Delivery
    choice: MailChoice
    reader: Membership
    contents: Contents


def write_letters(deliveries: Sequence[Delivery]) -> dict[int, bytes]:
    """The mail of each of these letters; one in which nothing is left is not there."""
    letters = list(_letters(deliveries))
    aliases = [letter.reader.alias_id for letter in letters]
    stops, answers_to, languages = unsubscribe_tokens(aliases), letter_tokens(aliases), _languages(aliases)
    replies = _replies(letters)
    written = {}
    for letter in letters:
        alias, community = letter.reader.alias_id, letter.reader.community
        language, stop = languages.get(alias) or community.language, stops[alias]
        if letter.choice.discreet:
            mail = discreet_mail(language, stop=stop, return_path=letter.delivery.return_path)
        else:
            mine = {thread: addresses[alias] for thread, addresses in replies.items() if alias in addresses}
            with translation.override(language):
                said = words_of_letter(letter.contents, hours_of(letter.choice), mine)
                mail = _mail(letter, said, answers_to[alias], stop)
        written[letter.delivery.pk] = mail
    return written


def _letters(deliveries: Sequence[Delivery]) -> Iterator[Letter]:
    aliases = {delivery.alias_id for delivery in deliveries}
    choices = MailChoice.objects.exclude(mail=Mail.NOTHING).select_related("alias").in_bulk(aliases)
    open_soon(choice.sealed for choice in choices.values() if choice.sealed)
    readers = find_readers(aliases)
    ids = {one.pk: _ids(one, choices[one.alias_id], readers[one.alias_id]) for one in deliveries
           if one.alias_id in choices and one.alias_id in readers}  # fmt: skip
    posts = read_posts(pk for found in ids.values() for pk in found)
    for delivery in deliveries:
        if contents := contents_of(ids.get(delivery.pk, ()), posts):
            yield Letter(delivery, choices[delivery.alias_id], readers[delivery.alias_id], contents)


def _ids(delivery: Delivery, choice: MailChoice, reader: Membership) -> list[int]:
    if delivery.after is None or delivery.up_to is None:
        return []
    return post_ids_for(reader, choice.mail, delivery.after, delivery.up_to)


def _replies(letters: Sequence[Letter]) -> dict[int, dict[int, str]]:
    """By thread, the address with which each of its readers answers there; made for all readers of a thread at once."""
    readers: dict[int, list[int]] = {}
    for letter in letters:
        for part in () if letter.choice.discreet else letter.contents.parts:
            readers.setdefault(part.thread.pk, []).append(letter.reader.alias_id)
    return {thread: reply_tokens(thread, aliases) for thread, aliases in readers.items()}


def _languages(aliases: Collection[int]) -> dict[int, str]:
    people = people_behind(aliases)
    chosen = preferences_of(set(people.values()))
    return {alias: chosen[person].language for alias, person in people.items() if person in chosen}


def _mail(letter: Letter, said: Said, answer_to: str, stop: str) -> bytes:
    """From, to and back to the reader's own address for letters: whatever answers it, nothing is published by it."""
    community, delivery = letter.reader.community, letter.delivery
    house = mailbox(community.name, address_of(answer_to))
    headers = [
        ("From", house),
        ("To", house),
        ("Reply-To", house),
        ("Subject", _("%(community)s, %(day)s") % {"community": community.name, "day": said.day}),
        ("Date", format_datetime(delivery.at.replace(second=0, microsecond=0))),
        ("Message-ID", f"<{blind(delivery.return_path, 'letter').hex()[:32]}@{settings.MAIL_DOMAIN}>"),
        *list_headers(community),
        *machine_headers(),
    ]
    shown = (said, community.name, _footer(letter.reader, community), community_link(community.public_id))
    return prepare(headers, text=as_text(*shown), html=as_html(*shown)).filled(stop=stop)


def _footer(reader: Membership, community: Community) -> Footer:
    names = {"name": reader.alias.name, "community": community.name}
    return [
        (_("What you answer by mail is read by everyone in %(community)s. You write there as %(name)s.") % names, ""),
        (_("Please answer at a conversation. An answer to the letter itself is not posted."), ""),
        (_("Choose what comes by mail, and when:"), choice_link(community.public_id)),
        (_("Get fewer mails from here, or none:"), stop_link(place("stop"))),
    ]
