"""Writing the mails of a batch: for each delivery its mail, or why it isn't to be sent any more."""

from collections.abc import Callable, Mapping, Sequence

from alongside.core import logs
from alongside.mail.sending.carrying import Ready
from alongside.mail.sending.discreet import discreet_mail, lately_told
from alongside.mail.sending.posts import PostMail, find_post_mail
from alongside.mail.sending.receivers import Receiver, receivers_of
from alongside.mailroom.addresses import address_of
from alongside.mailroom.models import Delivery
from alongside.mailroom.outbox import Leaving
from alongside.mailroom.tokens import reply_tokens, unsubscribe_tokens
from alongside.notify.see import past_among
from alongside.standing.models import Distance

# The mail of each of these letters, for those that are still to be sent.
type WriteLetters = Callable[[Sequence[Delivery]], dict[int, bytes]]

# The same for mails of chats: reminders, and questions with what was said to them.
type WriteChats = Callable[[Sequence[Delivery], Mapping[int, Receiver]], dict[int, bytes]]

_letters: list[WriteLetters] = []
_chats: list[WriteChats] = []


def letters_are_written_by(write: WriteLetters) -> None:
    """Let this write the letters among the deliveries; for wiring alone."""
    _letters[:] = [write]


def chats_are_written_by(write: WriteChats) -> None:
    """Let this write the mails of chats among the deliveries; for wiring alone."""
    _chats[:] = [write]


def write_batch(batch: Sequence[Delivery]) -> list[Ready]:
    """The mails of those deliveries that are still to be sent, in their order."""
    # A reminder is asked for by itself.
    asked = {one.alias_id for one in batch if one.begins}
    receivers = receivers_of([delivery.alias_id for delivery in batch], asked=asked)
    there = [one for one in batch if one.alias_id in receivers and (one.begins or receivers[one.alias_id].chose)]
    written = _written_posts([one for one in there if one.chat_id is None], receivers)
    if chats := [one for one in there if one.chat_id is not None]:
        for write_chats in _chats:
            written |= write_chats(chats, receivers)
    written = _once_a_day(written, [one for one in there if not one.begins], receivers)
    if letters := [one for one in there if one.post_id is None and one.chat_id is None]:
        for write in _letters:
            written |= write(letters)
    return [_ready(one, receivers[one.alias_id], written[one.pk]) for one in there if one.pk in written]


def _written_posts(there: Sequence[Delivery], receivers: dict[int, Receiver]) -> dict[int, bytes]:
    """The mails of posts, each built once."""
    written: dict[int, bytes] = {}
    for post in dict.fromkeys(delivery.post_id for delivery in there if delivery.post_id):
        mine = [delivery for delivery in there if delivery.post_id == post]
        if mail := _mail_of(post):
            written |= _written_post(mail, mine, receivers)
    return written


def _mail_of(post: int | None) -> PostMail | None:
    """The mail of a post; one that cannot be written holds up no other."""
    try:
        return find_post_mail(post) if post else None
    except ValueError as error:
        logs.trouble("mail.post", error)
        return None


def _written_post(mail: PostMail, mine: Sequence[Delivery], receivers: dict[int, Receiver]) -> dict[int, bytes]:
    aliases = {delivery.alias_id for delivery in mine}
    away = Distance.objects.filter(by_id__in=aliases, of_id=mail.author_id).values_list("by_id", flat=True)
    aliases -= set(away) | past_among(mail.thread_id, mail.number, aliases)  # read on the page meanwhile
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
