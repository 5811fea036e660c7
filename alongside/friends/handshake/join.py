"""The second phone: it heard the words, or scanned the code."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.friends.handshake.errors import LeadNowhere
from alongside.friends.handshake.inside import LASTS, find_own, keep, mark_of_phone, opened
from alongside.friends.handshake.words import draw, heard, key_of, list_for
from alongside.friends.models import Handshake
from alongside.memberships.viewer import Viewer
from alongside.standing.models import Distance

# Guessing: even these tries, with fifty handshakes open at once, find one in a hundred thousand hours; and then the
# one who began sees a stranger's name, and says no.
TRIES_AN_HOUR = 40  # of one member: twenty people met, each with a word misheard
TRIES_OF_ALL = 600  # in one community: a summit of a few hundred people, within an hour


def join(community: Community, typed: str, *, by: Viewer) -> None:
    """Come to the handshake to which these words lead."""
    _count(community, by)
    words = heard(typed, list_for(community))
    _come(Handshake.objects.filter(community=community, words=key_of(community, words)), by, by_code=False)


def join_by_code(community: Community, code: str, *, by: Viewer) -> None:
    """Come to the handshake whose code this phone scanned; it leads there once."""
    _count(community, by)
    _come(Handshake.objects.filter(community=community, public_id=code), by, by_code=True)


def _come(found: QuerySet[Handshake], by: Viewer, *, by_code: bool) -> None:
    with writing():
        handshake = found.select_for_update().filter(joined_by=None, until__gt=clock.now()).first()
        inside = opened(handshake) if handshake else None
        if handshake is None or inside is None or inside["begun"] == by.alias or _apart(inside["begun"], by):
            raise LeadNowhere(_("These words lead nowhere. Perhaps the time is over. Please begin once more."))
        if earlier := find_own(by):
            earlier.delete()
        inside["joined"], inside["back"] = by.alias, draw(inside["list"])
        inside["by_code"] = inside["agreed"] = by_code
        handshake.joined_by, handshake.words = mark_of_phone(by.alias, handshake.public_id), None
        handshake.until = clock.now() + LASTS
        keep(handshake, inside)


def _apart(begun: str, by: Viewer) -> bool:
    """Whether one of the two blocked the other; then there is nothing here, as with wrong words."""
    blocks = Distance.objects.filter(is_block=True)
    return blocks.filter(Q(by__public_id=begun, of=by.alias_id) | Q(by=by.alias_id, of__public_id=begun)).exists()


def _count(community: Community, by: Viewer) -> None:
    if not by.is_member or by.community_id != community.pk:
        raise NotFound
    hour = timedelta(hours=1)
    words = _("Many words were tried within an hour. Please wait a little, or let the other one begin.")
    spend("handshake words", by.alias, most=TRIES_AN_HOUR, per=hour, words=words)
    spend("handshake words of all", community.public_id, most=TRIES_OF_ALL, per=hour, words=words)
