"""Coming to a meet-up, each as they wish, and taking it back."""

import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.core.characters import clean
from alongside.core.sealing import alias_scope, seal
from alongside.core.writing import writing
from alongside.meetups.access import SEALED, find_coming
from alongside.meetups.errors import AnswerUnclear, MeetupOff, MeetupOver
from alongside.meetups.models import Coming, Meetup, Photos, SeenBy
from alongside.meetups.when import is_over
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused

LONGEST = 300  # letters: "from the east side, two seats, no stairs please"


@dataclass(frozen=True)
class Comes:
    """How somebody comes."""

    perhaps: bool = False
    seen_by: str = SeenBy.COMING
    photos: str = Photos.RED
    offers_ride: bool = False
    needs_ride: bool = False
    ride: str = ""  # from where
    needs: str = ""  # what helps


def come(meetup: Meetup, comes: Comes, *, by: Viewer) -> Coming:
    """Say that one comes, or say it differently; nobody is told, who may see it sees it."""
    _require_open(meetup)
    require_not_paused(by)
    inside = {"ride": _one_line(comes.ride), "needs": _one_line(comes.needs)}
    if comes.seen_by not in SeenBy.values or comes.photos not in Photos.values:
        raise AnswerUnclear(_("Please choose one of the answers on the page."))
    if max(map(len, inside.values())) > LONGEST:
        raise AnswerUnclear(_("Please say it shorter: there is room for %(most)d letters.") % {"most": LONGEST})
    coming = find_coming(meetup, by) or Coming(meetup=meetup, alias_id=by.member_id)
    coming.perhaps, coming.seen_by, coming.photos = comes.perhaps, comes.seen_by, comes.photos
    coming.offers_ride, coming.needs_ride = comes.offers_ride, comes.needs_ride
    said = json.dumps(inside)
    coming.sealed = seal(said, scope=alias_scope(by.alias), place=SEALED, row=coming.public_id)
    with writing():
        if not coming.pk:  # said in two windows in one moment: the later one holds
            Coming.objects.filter(meetup=meetup, alias_id=by.member_id).delete()
        coming.save()
    return coming


def stay_away(meetup: Meetup, *, by: Viewer) -> None:
    """Take it back, with all that was said; silently, at any time."""
    with writing():
        Coming.objects.filter(meetup=meetup, alias_id=by.member_id).delete()


def _require_open(meetup: Meetup) -> None:
    if is_over(meetup):
        raise MeetupOver(_("This meet-up is over."))
    if meetup.called_off or meetup.removed:
        raise MeetupOff(_("This meet-up was called off. If it happens after all, the page says so."))


def _one_line(words: str) -> str:
    return " ".join(clean(words).split())
