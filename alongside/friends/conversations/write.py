"""Writing to a friend; or to somebody who asked, or was asked, and isn't one yet."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from alongside.core.errors import NotFound
from alongside.core.limits import spend
from alongside.core.once import find_once, remember_once
from alongside.core.writing import writing
from alongside.friends.conversations.said import Ready, full_words, plain_words, put_message
from alongside.friends.errors import TextOnly
from alongside.friends.models import Message
from alongside.friends.other_side import held
from alongside.friends.reaching import require_may_write
from alongside.friends.sides import Friend, Stands
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import AN_HOUR
from alongside.standing.pause import require_not_paused

MESSAGES_AN_HOUR = 240  # four a minute: two who write as others talk meet no limit, and a program does


def write(
    friend: Friend,
    *,
    by: Viewer,
    words: str,
    note: str = "",
    pictures: Sequence[str] = (),
    once: str = "",
    is_plain: bool = False,  # came by mail: its signs are never read as Markdown
) -> Message:
    """Add a message to the conversation; sent twice with the same `once`, it is added once.

    Until both are friends it is text alone: whoever was asked may answer with it, which accepts nothing, and whoever
    asked may write on once there is an answer. Words are refused with one and the same sentence whether the other ended
    it, blocked the author, or left the community. Words of danger are never blocked and nobody is alerted: what comes
    back has `in_danger` set, and the page shows their author, and nobody else, where help is.
    """
    if friend.me.pk != by.alias_id:
        raise NotFound
    require_not_paused(by)
    # The words come first: none, or too many, never tell whether true ones would reach the other.
    if friend.stands == Stands.FRIENDS and not is_plain:
        ready = full_words(words, note, pictures, to=friend)
    else:
        _require_text_alone(words, note, pictures)
        ready = plain_words(words, author=friend.me.public_id, to=friend)
    require_may_write(friend, by)
    with writing():
        return _put(held(friend), ready, by, once)


def _put(friend: Friend, ready: Ready, by: Viewer, once: str) -> Message:
    # Looked for under the friendship's lock: the same form, sent twice in one moment, waits there.
    if earlier := find_written(once, by=by):
        return earlier
    require_may_write(friend, by)
    if ready.pictures and friend.stands != Stands.FRIENDS:
        raise _text_only()
    words = _("That was a lot in one hour. Your words are safe. Please send them in a little while.")
    spend("messages", by.alias, most=MESSAGES_AN_HOUR, per=AN_HOUR, words=words)
    message = put_message(friend, ready)
    remember_once(once, message.public_id, by=_writer(by))
    return message


def find_written(once: str, *, by: Viewer) -> Message | None:
    """The message that this form, or this mail, became before, if it did."""
    earlier = find_once(once, by=_writer(by))
    return Message.objects.filter(public_id=earlier).first() if earlier else None


def _writer(by: Viewer) -> str:
    return f"message {by.alias}"  # a key that another form used says nothing here


def _require_text_alone(words: str, note: str, pictures: Sequence[str]) -> None:
    if pictures or note.strip() or "picture:" in words:
        raise _text_only()


def _text_only() -> TextOnly:
    return TextOnly(_("Pictures and notes come once you are both friends. Until then, words alone can be sent."))
