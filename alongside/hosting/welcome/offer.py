"""Offering to welcome people who are new: in one's own words, for the hours one is up; taken back at any time."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts.zones import is_zone
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound, Refused, SealBroken
from alongside.core.limits import spend
from alongside.core.sealing import alias_scope, seal, unseal
from alongside.core.writing import writing
from alongside.hosting.models import Offer
from alongside.memberships.lead import offer_welcome
from alongside.memberships.viewer import Viewer

PLACE = "hosting_offer.sealed"
A_REST = timedelta(days=7)
AS_LONG = 512  # letters of a sealed offer, or twice so many: its length doesn't tell whose other offer is as long
LONGEST = 300  # characters of what somebody knows: a few things, in their own words


class StillNew(Refused):
    """Whoever came lately is welcomed first, and sees nobody who waits."""


class OfferUnclear(Refused):
    """Hours, a zone or a language that nobody can mean."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a member said when they offered to welcome people."""

    topics: str = ""  # "dialysis, transplant"
    languages: tuple[str, ...] = ()
    begins: int = 8  # when they are up, where they live; the same hour twice is all day
    ends: int = 22
    zone: str = ""
    by_mail: bool = False  # asked by mail too, where mail reaches them

    def is_awake(self, at: datetime) -> bool:
        """Whether they are up at this moment."""
        hour = at.astimezone(ZoneInfo(self.zone or "UTC")).hour
        if self.begins < self.ends:
            return self.begins <= hour < self.ends
        return self.begins == self.ends or hour >= self.begins or hour < self.ends

    def up_after(self, at: datetime) -> datetime:
        """When they are up the next time."""
        local = at.astimezone(ZoneInfo(self.zone or "UTC"))
        begins = local.replace(hour=self.begins, minute=0, second=0, microsecond=0)
        return (begins if begins > local else begins + timedelta(days=1)).astimezone(at.tzinfo)


def offer(offered: Offered, *, by: Viewer) -> None:
    """Offer to welcome people, or say it differently. Whoever is new here may not: nobody comes in to see newcomers."""
    if by.is_new:
        raise StillNew(_("You are new here yourself, so others welcome you first. You can offer this in a while."))
    _check(offered)
    sealed = _sealed(offered, by)
    spend("offer", by.alias, most=30, per=timedelta(days=1), words=_("That was a lot of changes. Try again later."))
    with writing():
        kept = {"community_id": by.community_id, "sealed": sealed, "rests_until": None}
        Offer.objects.update_or_create(alias_id=by.member_id, defaults=kept)
        offer_welcome(by=by, welcomes=True)


def stop_offering(*, by: Viewer) -> None:
    """Take the offer back, with all that was said; nobody is told, and twice is once."""
    with writing():
        Offer.objects.filter(alias_id=by.member_id).delete()
        offer_welcome(by=by, welcomes=False)


def rest_from_welcoming(*, by: Viewer) -> None:
    """Be asked nothing for a week; the offer stays."""
    _rest(by, clock.now() + A_REST)


def welcome_again(*, by: Viewer) -> None:
    """End such a rest early."""
    _rest(by, None)


def find_offer(viewer: Viewer) -> tuple[Offered, datetime | None] | None:
    """What this member offered, and until when they rest from it, if they do."""
    row = Offer.objects.filter(alias_id=viewer.member_id).select_related("alias").first()
    if row is None:
        return None
    rests = row.rests_until if row.rests_until and row.rests_until > clock.now() else None
    return opened(row) or Offered(), rests


def find_offer_of(alias: Alias) -> Offered | None:
    """What this alias offered, for whoever writes to it."""
    row = Offer.objects.filter(alias=alias).select_related("alias").first()
    return opened(row) if row else None


def opened(row: Offer) -> Offered | None:
    """What a row that came with its alias holds; what can't be opened asks nobody."""
    alias = row.alias.public_id
    try:
        kept = json.loads(unseal(row.sealed, scope=alias_scope(alias), place=PLACE, row=alias))
    except SealBroken:
        return None
    return Offered(**{**kept, "languages": tuple(kept["languages"])})


def _sealed(offered: Offered, by: Viewer) -> bytes:
    text = json.dumps(asdict(offered))
    text = text.ljust(-(-len(text) // AS_LONG) * AS_LONG)
    return seal(text, scope=alias_scope(by.alias), place=PLACE, row=by.alias)


def _rest(by: Viewer, until: datetime | None) -> None:
    with writing():
        if not Offer.objects.filter(alias_id=by.member_id).update(rests_until=until):
            raise NotFound


def _check(offered: Offered) -> None:
    known = {code for code, _name in settings.LANGUAGES}
    fits = 0 <= offered.begins < 24 and 0 <= offered.ends < 24 and set(offered.languages) <= known
    if not fits or not is_zone(offered.zone):
        raise OfferUnclear(_("Choose hours, languages and a place for your clock from the lists."))
    if len(offered.topics) > LONGEST:
        raise OfferUnclear(_("Those are many words. A few things you know are enough."))
