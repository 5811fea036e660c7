"""Members say what they know: a community that isn't in the directory, or something in it that isn't right any more."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import Refused
from alongside.core.ids import new_public_id
from alongside.core.limits import spend
from alongside.core.sealing import Scope, bucket_scope, seal, unseal
from alongside.core.writing import writing
from alongside.guide.directory.fields import FieldBroken, checked
from alongside.guide.models import Entry, Remark
from alongside.memberships.viewer import Viewer

SUGGESTED_A_DAY = 5  # of one member: each is read by a person, who looks at the page it names
REMARKS_A_DAY = 20  # about one entry: by then its guides know
REMARKS_OF_ONE = 10  # of one member in a day, about whatever entries: a person reads each
LONGEST_REMARK = 1_000  # characters: a remark names what is wrong; a new address fits five times
REMARK_KEPT = timedelta(days=90)
PLACE = "guide_remark.sealed"
A_DAY = timedelta(days=1)


class NotAnEntry(Refused):
    """What was suggested lacks something; the words say what."""


class NoRemark(Refused):
    """Nothing was said, or more than can be kept."""


def suggest_entry(said: dict[str, Any], *, by: Viewer) -> Entry:
    """Suggest an entry; guides look at it, and nobody else sees it before one of them lists it."""
    member = by.member_id
    fields = understood(said)
    many = _("You suggested a lot today. Thank you. Please keep the next one for tomorrow.")
    with writing():
        spend("suggest entry", by.alias, most=SUGGESTED_A_DAY, per=A_DAY, words=many)
        return Entry.objects.create(
            **fields, ref=f"own-{new_public_id()}", suggested_by_id=member, came_on=clock.today(), is_ours=True
        )


def understood(said: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entry as a person gave them, or a refusal that says what is missing."""
    try:
        return checked(said)
    except FieldBroken as broken:
        raise NotAnEntry(_why(str(broken))) from broken


def say_not_right(entry: Entry, text: str, *, by: Viewer) -> None:
    """Tell the guides that something in an entry isn't right; they read the words, and not whose they are."""
    _member = by.member_id
    text = text.strip()
    if not 0 < len(text) <= LONGEST_REMARK:
        raise NoRemark(_("Please say in a few words what isn't right, in %(most)d letters at most.") % {"most": 1_000})
    public_id = new_public_id()
    sealed = seal(text, scope=_scope(), place=PLACE, row=public_id)
    many = _("The guides have a lot to look at today. Please say it again tomorrow.")
    with writing():
        spend("remarks of one", by.alias, most=REMARKS_OF_ONE, per=A_DAY, words=many)
        spend("remark", entry.public_id, most=REMARKS_A_DAY, per=A_DAY, words=many)
        Remark.objects.create(public_id=public_id, entry_id=entry.pk, sealed=sealed, day=clock.today())


def words_of(remark: Remark) -> str:
    """What a remark says; for guides."""
    return unseal(remark.sealed, scope=_scope(), place=PLACE, row=remark.public_id)


def _scope() -> Scope:
    return bucket_scope("remark", lives=REMARK_KEPT)


def _why(broken: str) -> str:
    name = broken.split(" ", 1)[0]
    words = {
        "name": _("Please say what it is called, in plain words without < and >."),
        "what": _("Please say what one finds there, in a sentence or two, without < and >."),
        "who": _("Please say who it is for, in a few words without < and >."),
        "kind": _("Please choose what sort of company it is."),
        "link": _("The address should begin with https://, as your browser shows it."),
        "source": _("The page where you read it should begin with https://, as your browser shows it."),
        "telephone": _("Please write the number as one dials it: digits, spaces, and + in front."),
        "it": _("Please give an address or a telephone number, so that people can get there."),
    }
    return words.get(name, _("Something in this can't be kept as it is. Plain words without < and > can."))
