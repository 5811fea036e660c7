"""Who hears of private words by mail: asked when they were written, and once more right before they leave."""

from dataclasses import dataclass
from itertools import batched

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import Preferences, get_preferences
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.friends.access import get_friend
from alongside.friends.models import Choice, Friendship, Side
from alongside.friends.models import State as Stage
from alongside.friends.sides import Friend, mark_of, opened
from alongside.mail.asking.notice import find_mailed, is_discreet
from alongside.mailroom.standing import find_rest
from alongside.memberships.models import Membership, State
from alongside.memberships.viewer import Viewer, viewer_of
from alongside.notify.choice import Hours, hours_of
from alongside.notify.hours import local_day
from alongside.notify.models import Mail, MailChoice, Way
from alongside.standing.distance import keeps_away
from alongside.standing.models import Distance

MANY = 400  # keyed hashes in one statement


@dataclass(frozen=True, slots=True)
class Reader:
    """One of the two, who reads by mail here."""

    friend: Friend
    viewer: Viewer
    hours: Hours
    person: PersonId
    address: str
    preferences: Preferences
    discreet: bool


def find_side_of_reader(friendship: Friendship, *, by_asker: bool) -> Side | None:
    """The end of whom words went to, if they read by mail.

    No row says whose a friendship is. So it is looked for among those of the community who get mail at all.
    """
    mailed = Alias.objects.filter(community_id=friendship.community_id, membership__state=State.ACTIVE)
    mailed = mailed.filter(pk__in=MailChoice.objects.exclude(mail=Mail.NOTHING).filter(messages=Way.MAIL).values("pk"))
    for some in batched(mailed.values_list("public_id", flat=True), MANY):
        marks = [mark_of(alias, friendship.public_id) for alias in some]
        for side in Side.objects.filter(mark__in=marks).select_related("alias"):
            if opened(side, side.alias.public_id).get("asked", False) != by_asker:
                return side
    return None


def find_reader(side: Side) -> Reader | None:
    """The owner of this end, with where their mail goes; nothing where no mail of the other's may reach them now."""
    member = Membership.objects.select_related("alias", "community").filter(pk=side.alias_id).first()
    choice = MailChoice.objects.select_related("alias").filter(pk=side.alias_id).first()
    if member is None or member.state != State.ACTIVE or member.community.closed or not _wants_mail(choice):
        return None
    viewer, friendship = viewer_of(member, member.community_id), opened(side, member.alias.public_id)["friendship"]
    try:
        friend = get_friend(viewer, friendship)
    except NotFound:
        return None
    mailed = find_mailed(member.alias)
    if mailed is None or choice is None or find_rest(side.alias_id) or not _may_hear(friend):
        return None
    person, address = mailed
    preferences = get_preferences(person)
    if preferences.rests(clock.today()):
        return None
    discreet = choice.discreet or is_discreet(preferences)
    return Reader(friend, viewer, hours_of(choice), person, address, preferences, discreet)


def _wants_mail(choice: MailChoice | None) -> bool:
    if choice is None or choice.mail == Mail.NOTHING or choice.messages != Way.MAIL:
        return False
    return choice.paused_until is None or local_day(hours_of(choice), clock.now()) >= choice.paused_until


def _may_hear(friend: Friend) -> bool:
    """Whether both are here, and neither keeps away, ended it, or let it rest."""
    me, other = friend.side.alias_id, friend.other.pk
    if friend.side.choice != Choice.OPEN or friend.friendship.state not in (Stage.ASKED, Stage.FRIENDS):
        return False
    if keeps_away(me, other) or Distance.objects.filter(by_id=other, of_id=me, is_block=True).exists():
        return False
    return Membership.objects.filter(pk=other, state=State.ACTIVE).exists()
