"""Making private words ready before the lock, and storing them as the next message under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from alongside.core import clock, markdown
from alongside.core.characters import clean
from alongside.core.events import publish
from alongside.core.markdown.rendering import refuse_too_long
from alongside.friends.conversations.inside import Said, place_of, sealed_said
from alongside.friends.conversations.warning import EARLY, warnings_in
from alongside.friends.errors import NothingSaid, TooManyWords
from alongside.friends.events import FriendAsked, MessageWritten
from alongside.friends.how_far import READ_TO, kept
from alongside.friends.models import Friendship, Message, Side
from alongside.friends.sides import Friend
from alongside.media.access import pictures_of
from alongside.media.attach import attach
from alongside.media.models import Picture
from alongside.speech.look import look

ASK_CHARACTERS = 600  # a few words: who one is, and why one would like to write
NOTE_CHARACTERS = 120  # all content notes there are, at once


@dataclass(frozen=True)
class Ready:
    """Words looked at, rendered and sealed."""

    message: Message
    pictures: tuple[Picture, ...] = ()


def few_words(text: str, *, author: str, to: Friend | None) -> Ready:
    """The words of an ask: plain text, up to 600 characters, in which nothing can be tapped."""
    if len(text.strip()) > ASK_CHARACTERS:
        raise TooManyWords(
            _("This has %(length)s characters. A first word has up to %(most)s. Could you say it in fewer?")
            % {"length": len(text.strip()), "most": ASK_CHARACTERS}
        )
    return plain_words(text, author=author, to=to)


def plain_words(text: str, *, author: str, to: Friend | None) -> Ready:
    """Words alone, as they are between two who are no friends yet."""
    _require_words(text)
    refuse_too_long(text)
    source = clean(text.strip())
    return _ready(source, _as_paragraphs(source), author=author, to=to)


def full_words(text: str, note: str, pictures: Sequence[str], *, to: Friend) -> Ready:
    """Words between friends: Markdown without names and quotes, content notes, and the author's own pictures."""
    author = to.me.public_id
    rendered = markdown.render(text.strip())
    wanted = list(dict.fromkeys([*pictures, *(picture for picture, _words in rendered.pictures)]))
    own = {picture.public_id: picture for picture in pictures_of(author).filter(public_id__in=wanted)}
    shown = tuple(own[public_id] for public_id in wanted if public_id in own)
    if not shown:
        _require_words(text)
    html = markdown.without_slots(rendered.html)
    return _ready(
        rendered.source, html, author=author, to=to, note=" ".join(note.split())[:NOTE_CHARACTERS], pictures=shown
    )


def put_message(friend: Friend, ready: Ready) -> Message:
    """Store it as the friendship's next message, under its lock, and let it be known."""
    message, number = ready.message, friend.friendship.numbered + 1
    message.friendship, message.number, message.by_asker = friend.friendship, number, friend.is_asker
    message.at = clock.now()
    message.save(force_insert=True)
    for position, picture in enumerate(ready.pictures):
        place = place_of(friend.me.public_id, friend.friendship.public_id, picture.public_id)
        attach(picture, place, position=position)
    Friendship.objects.filter(pk=friend.friendship.pk).update(numbered=number, moved_at=message.at)
    # Whoever has read everything has read everything still.
    before, now = (kept(friend.side, READ_TO, one) for one in (number - 1, number))
    Side.objects.filter(pk=friend.side.pk, read_to=before).update(read_to=now)
    asks = friend.i_asked and friend.inside.get("asked_at") == number
    publish(FriendAsked(friend.friendship.pk) if asks else MessageWritten(friend.friendship.pk, number))
    return message


def _ready(
    source: str, html: str, *, author: str, to: Friend | None, note: str = "", pictures: tuple[Picture, ...] = ()
) -> Ready:
    message = Message()
    said: Said = {
        "source": source, "html": html, "note": note, "warns": warnings_in(source) if _is_early(to) else [],
        "pictures": [picture.public_id for picture in pictures],
    }  # fmt: skip
    message.sealed = sealed_said(message, author, said)
    message.in_danger = look(source).crisis
    return Ready(message, pictures)


def _is_early(friend: Friend | None) -> bool:
    """Whether these are still among the author's first words to the other."""
    if friend is None:
        return True
    own = Message.objects.filter(friendship=friend.friendship, by_asker=friend.is_asker)
    return own[:EARLY].count() < EARLY


def _as_paragraphs(text: str) -> str:
    """Words as they stand, in paragraphs; nothing in them is read as Markdown or becomes a link."""
    blocks = (block.strip("\n") for block in text.split("\n\n"))
    return "\n".join(f"<p>{escape(block).replace('\n', '<br>')}</p>" for block in blocks if block.strip())


def _require_words(text: str) -> None:
    if not text.strip():
        raise NothingSaid(_("There are no words yet. Even one is enough."))
