"""The first phone: three words to read aloud, and a code that leads the other phone here."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.ids import new_public_id
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.friends.handshake.inside import LASTS, Inside, find_own, mark_of_phone, sealed
from alongside.friends.handshake.words import draw, key_of, list_for
from alongside.friends.models import Handshake
from alongside.memberships.viewer import Viewer

BEGUN_AN_HOUR = 30  # of one member: a whole evening of meeting people, each at the second try


def begin(community: Community, *, by: Viewer) -> Handshake:
    """Begin one; an earlier one that is still open ends with it."""
    if not by.is_member or by.community_id != community.pk:
        raise NotFound
    name = list_for(community)
    inside: Inside = {"begun": by.alias, "list": name, "words": draw(name), "yes": [], "wrong": 0}
    made = Handshake(public_id=new_public_id(), community=community, until=clock.now() + LASTS)
    made.begun_by = mark_of_phone(by.alias, made.public_id)
    made.words, made.sealed = key_of(community, inside["words"]), sealed(made, inside)
    words = _("You began many handshakes within an hour. Please try again in a little while.")
    with writing():
        spend("handshakes", by.alias, most=BEGUN_AN_HOUR, per=timedelta(hours=1), words=words)
        if earlier := find_own(by):
            earlier.delete()
        Handshake.objects.filter(community=community, until__lte=clock.now()).delete()  # their words may come again
        made.save(force_insert=True)
    return made
