"""From a mail to words for one friend: what is new in it alone, without what tells who wrote it."""

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.core.errors import NotFound, Refused
from alongside.friends.access import get_friend
from alongside.friends.conversations.write import find_written, write
from alongside.friends.sides import Friend, Stands
from alongside.mail.again import once_for, said_of
from alongside.mail.asking.ask import ask
from alongside.mail.asking.refuse import refuse
from alongside.mail.posting.copies import tell_of_copies
from alongside.mail.posting.files import ask_about_people, has_files, must_ask
from alongside.mail.posting.post import require_few, require_new
from alongside.mail.posting.target import other_places
from alongside.mail.posting.telling_names import text_of
from alongside.mail.posting.words import refuse_without_words, require_consent, require_readable
from alongside.mail.private.asked import answer_ask
from alongside.mail.private.danger import write_of_danger
from alongside.mail.private.pictures import bring_pictures
from alongside.mail.reading.verdict import has_words
from alongside.mail.taken import Outcome, Settled, Taken
from alongside.mailroom.addresses import Destination
from alongside.mailroom.models import State
from alongside.memberships.viewer import Viewer


def send(taken: Taken, person: PersonId, viewer: Viewer, friend: Friend) -> Outcome:
    """Bring a mail's words to the friend, once; what is refused comes back with every word."""
    try:
        _require_one_place(taken, friend)
        return _send(taken, person, viewer, friend)
    except Refused as refusal:
        happened = _("Your mail went to nobody, and nobody has read it.")
        return refuse(taken, "refused", happened=happened, why=str(refusal), to_do="")
    except NotFound:
        return not_there(taken)


def not_there(taken: Taken) -> Outcome:
    """Nobody is told what became of the other: it looks the same whatever that was."""
    return refuse(
        taken,
        "not-there",
        happened=_("Your mail went to nobody, and nobody has read it."),
        why=_("What it belongs to is not there any more, or you can't write there now."),
        to_do="",
    )


def _send(taken: Taken, person: PersonId, viewer: Viewer, friend: Friend) -> Outcome:
    require_consent(taken, person)
    require_readable(taken)
    words, place = _words(taken, person, viewer), f"friend {friend.friendship.public_id}"
    if friend.stands == Stands.THEY_ASK:
        if outcome := answer_ask(taken, person, viewer, friend, words):
            return outcome
        friend = get_friend(viewer, friend.friendship.public_id)  # a yes may have made them friends
    once = once_for(taken, place)
    if find_written(once, by=viewer) is None:
        require_new(taken, viewer, place)
        require_few(viewer)
    _write(taken, person, viewer, friend, words=words, once=once)
    taken.arrival.said = said_of(viewer.alias, place, taken.read)
    tell_of_copies(taken, person)
    return ask_about_people(taken) if must_ask(taken, viewer) else Outcome(State.ACTED, "private")


def _words(taken: Taken, person: PersonId, viewer: Viewer) -> str:
    """What is new in it; nothing that was quoted goes along, because it may be somebody else's."""
    words = text_of(taken, person, viewer).words
    if has_words(words):
        return words
    if not has_files(taken):
        refuse_without_words(taken)
    return ""


def _write(taken: Taken, person: PersonId, viewer: Viewer, friend: Friend, *, words: str, once: str) -> None:
    """Words at once; pictures when their writer has said what is with the people in them, below a word of their own."""
    if words:
        message = write(friend, by=viewer, words=words, once=once, is_plain=True)
        if message.in_danger:
            write_of_danger(taken, person, friend.friendship.community, once=once)
    pictures = bring_pictures(taken, person, viewer, friend, once=once)
    if pictures:
        write(friend, by=viewer, words="", pictures=pictures, once=f"{once} pictures")


def _require_one_place(taken: Taken, friend: Friend) -> None:
    """Go on only if it went to this friend alone; what is ambiguous is brought to nobody."""
    if "private" in taken.agreed or not any(not _is_friends(place, friend) for place in other_places(taken)):
        return
    question = _("If it was for %(name)s alone, answer this mail with the word yes.") % {"name": friend.other.name}
    raise Settled(
        ask(
            taken,
            "private",
            happened=_("Your mail went to nobody yet, and nobody has read it."),
            why=_("It went to more than one address here."),
            to_do=question,
        )
    )


def _is_friends(place: Destination, friend: Friend) -> bool:
    """Whether another address of ours means the same friend."""
    if place.relay:
        return place.relay.alias_id == friend.other.pk
    return bool(place.token and place.token.side_id == friend.side.pk)
