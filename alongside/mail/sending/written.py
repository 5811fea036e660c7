"""Writing the mails of a batch: for each delivery its mail, or why it isn't to be sent any more."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from alongside.accounts.addresses import mail_addresses_of
from alongside.accounts.preferences import preferences_of
from alongside.accounts.rest import resting
from alongside.aliases.models import Alias
from alongside.core import clock, logs
from alongside.mail.sending.carrying import Ready
from alongside.mail.sending.discreet import discreet_mail, lately_told
from alongside.mail.sending.posts import PostMail, find_post_mail
from alongside.mail.sending.prepared import for_envelope
from alongside.mailroom.addresses import address_of
from alongside.mailroom.models import Delivery
from alongside.mailroom.outbox import Leaving
from alongside.mailroom.standing import resting_among
from alongside.mailroom.tokens import reply_tokens, unsubscribe_tokens
from alongside.memberships.models import State
from alongside.notify.models import Mail, MailChoice
from alongside.ownership.reach import people_behind
from alongside.standing.models import Distance

# The mail of each of these letters, for those that are still to be sent.
type WriteLetters = Callable[[Sequence[Delivery]], dict[int, bytes]]

_letters: list[WriteLetters] = []


def letters_are_written_by(write: WriteLetters) -> None:
    """Let this write the letters among the deliveries; for wiring alone."""
    _letters[:] = [write]


@dataclass(frozen=True, slots=True)
class Receiver:
    """A member who gets mail now."""

    public_id: str
    name: str
    address: str
    discreet: bool
    language: str  # which they chose, or none


def write_batch(batch: Sequence[Delivery]) -> list[Ready]:
    """The mails of those deliveries that are still to be sent, in their order."""
    receivers = _receivers([delivery.alias_id for delivery in batch])
    there = [delivery for delivery in batch if delivery.alias_id in receivers]
    written: dict[int, bytes] = {}
    for post in dict.fromkeys(delivery.post_id for delivery in there if delivery.post_id):
        mine = [delivery for delivery in there if delivery.post_id == post]
        if mail := _mail_of(post):
            written |= _written_post(mail, mine, receivers)
    written = _once_a_day(written, there, receivers)
    if letters := [delivery for delivery in there if delivery.post_id is None]:
        for write in _letters:
            written |= write(letters)
    return [_ready(one, receivers[one.alias_id], written[one.pk]) for one in there if one.pk in written]


def _mail_of(post: int | None) -> PostMail | None:
    """The mail of a post; one that cannot be written holds up no other."""
    try:
        return find_post_mail(post) if post else None
    except ValueError as error:
        logs.trouble("mail.post", error)
        return None


def _receivers(aliases: Iterable[int]) -> dict[int, Receiver]:
    """Who of these still belongs here, wants mail, can get it, and where; the same few queries for any batch."""
    here = Alias.objects.filter(pk__in=set(aliases), membership__state=State.ACTIVE)
    names = {pk: (public_id, name) for pk, public_id, name in here.values_list("pk", "public_id", "name")}
    choices = MailChoice.objects.filter(alias_id__in=names).exclude(mail=Mail.NOTHING)
    choices = choices.exclude(paused_until__gt=clock.today())
    discreet = dict(choices.values_list("alias_id", "discreet"))
    unreached = resting_among(discreet)
    people = people_behind([alias for alias in discreet if alias not in unreached])
    chosen = preferences_of({person for alias, person in people.items() if discreet[alias]})
    addresses = mail_addresses_of(set(people.values()) - resting(people.values()))
    return {
        alias: Receiver(
            *names[alias],
            for_envelope(addresses[person]),
            discreet[alias],
            chosen[person].language if person in chosen else "",
        )
        for alias, person in people.items()
        if person in addresses
    }


def _written_post(mail: PostMail, mine: Sequence[Delivery], receivers: dict[int, Receiver]) -> dict[int, bytes]:
    aliases = {delivery.alias_id for delivery in mine}
    away = Distance.objects.filter(by_id__in=aliases, of_id=mail.author_id).values_list("by_id", flat=True)
    aliases -= set(away)
    replies = reply_tokens(mail.thread_id, {alias for alias in aliases if not receivers[alias].discreet})
    stops = unsubscribe_tokens(aliases)
    return {
        one.pk: mail.prepared.filled(reply=replies[one.alias_id], stop=stops[one.alias_id])
        if one.alias_id in replies
        else discreet_mail(
            receivers[one.alias_id].language or mail.language,
            stop=stops[one.alias_id],
            return_path=one.return_path,
        )
        for one in mine
        if one.alias_id in aliases
    }


def _once_a_day(
    written: dict[int, bytes], there: Sequence[Delivery], receivers: dict[int, Receiver]
) -> dict[int, bytes]:
    """Without what would tell a discreet reader the same thing twice in a day."""
    quiet = [one for one in there if one.pk in written and receivers[one.alias_id].discreet]
    told = lately_told({one.alias_id for one in quiet}) if quiet else set()
    kept = dict(written)
    for one in quiet:
        if one.alias_id in told:
            del kept[one.pk]
        told.add(one.alias_id)
    return kept


def _ready(delivery: Delivery, to: Receiver, raw: bytes) -> Ready:
    sender = address_of(delivery.return_path)
    return Ready(delivery, Leaving(sender, to.address, raw, alias=to.public_id, name=to.name))
