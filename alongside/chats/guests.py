"""Who has a part in a chat: guests, whose role is shown beside the name, and co-hosts, who lead it too."""

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.chats.access import require_may_plan
from alongside.chats.errors import ChatOff, ChatUnclear, ChatUnderWay, EnoughPlanned
from alongside.chats.models import ROLE_SHOWN, Chat, Guest, State
from alongside.chats.questions import later_ones, tell_of_change
from alongside.core.characters import clean
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MemberState
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused

MOST_GUESTS = 20  # more would be a list of names above the conversation


def set_guest(
    chat: Chat, alias: Alias, role_shown: str, *, is_co_host: bool, by: Viewer, and_later: bool = False
) -> None:
    """Give a member a part in this chat, or another one than before; with `and_later`, in the next of its series too.

    Hosts do; what they say of somebody stands beside the name where every member reads it.
    """
    _require_host_of(chat, by)
    require_not_paused(by)
    _require_member(alias, chat)
    role = " ".join(clean(role_shown).split())
    if len(role) > ROLE_SHOWN:
        words = _("This is longer than %(most)d letters. Please say it shorter.")
        raise ChatUnclear("role_shown", words % {"most": ROLE_SHOWN})
    for each in (chat, *(later_ones(chat) if and_later else ())):
        with writing():
            _give(each, alias, {"role_shown": role, "is_co_host": is_co_host})
            tell_of_change(each)


def remove_guest(chat: Chat, alias: Alias, *, by: Viewer, and_later: bool = False) -> None:
    """Take somebody's part away: hosts do, and whoever has it. Done twice, it is done once.

    Whoever steps back does so in the next of a series too, and so in all that are made after these.
    """
    steps_back = by.alias_id == alias.pk
    if not steps_back:
        _require_host_of(chat, by)
    for each in (chat, *(later_ones(chat) if and_later or steps_back else ())):
        with writing():
            if Guest.objects.filter(chat=each, alias=alias).delete()[0]:
                tell_of_change(each)


def _require_host_of(chat: Chat, by: Viewer) -> None:
    if by.community_id != chat.community_id:
        raise NotFound
    require_may_plan(by)
    if chat.state == State.OVER:
        raise ChatUnderWay(_("This chat is over. Who had a part in it doesn't change any more."))
    if chat.state == State.CALLED_OFF:
        raise ChatOff(_("This chat was called off. Say first that it takes place after all."))


def _require_member(alias: Alias, chat: Chat) -> None:
    here = Membership.objects.filter(pk=alias.pk, community_id=chat.community_id, state=MemberState.ACTIVE)
    if not here.exists():
        raise NotFound


def _give(chat: Chat, alias: Alias, part: dict[str, object]) -> None:
    others = Guest.objects.filter(chat=chat).exclude(alias=alias).count()
    if others >= MOST_GUESTS:
        words = _("There is room for %(most)d guests and co-hosts. Please take somebody out of the list first.")
        raise EnoughPlanned(words % {"most": MOST_GUESTS})
    Guest.objects.update_or_create(chat=chat, alias=alias, defaults=part)
