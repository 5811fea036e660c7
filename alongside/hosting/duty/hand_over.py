"""Handing over: what one host leaves for the next to know."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import SealBroken
from alongside.core.limits import spend
from alongside.core.sealing import bucket_scope, seal, unseal
from alongside.core.writing import writing
from alongside.hosting.duty.shift import stop_shift
from alongside.hosting.models import HandOver
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.threads.errors import TooLong

PLACE = "hosting_handover.sealed"
KEPT = timedelta(days=30)
LONGEST = 2_000  # letters: the next host is tired as well


@dataclass(frozen=True, slots=True)
class Note:
    """Such words, opened for hosts."""

    name: str
    words: str
    at: datetime


def hand_over(words: str, *, by: Viewer) -> None:
    """Stop for today and leave these words for the next host; without any, only stop."""
    stop_shift(by=by)
    words = words.strip()
    if not words:
        return
    if len(words) > LONGEST:
        raise TooLong(_("This is longer than the next host can take in. Please say it shorter."))
    spend("hand over", by.alias, most=20, per=timedelta(days=1), words=_("You left many notes today. Try tomorrow."))
    note = HandOver(community_id=by.community_id, by_id=by.member_id, at=clock.now())
    note.sealed = seal(words, scope=bucket_scope("hand-over", lives=KEPT), place=PLACE, row=note.public_id)
    with writing():
        last = HandOver.objects.filter(by_id=by.member_id).order_by("-pk").first()
        if last is None or _opened(last) != words:  # the same form, sent twice
            note.save(force_insert=True)


def find_last_note(viewer: Viewer) -> Note | None:
    """What was left last, for hosts."""
    require_host(viewer)
    left = HandOver.objects.filter(community_id=viewer.community_id, at__gt=clock.now() - KEPT)
    note = left.select_related("by").order_by("-pk").first()
    if note is None or not (words := _opened(note)):
        return None
    return Note(note.by.name if note.by else "", words, note.at)


def left_by(alias: Alias) -> list[Note]:
    """All that this alias left in the last weeks, oldest first; for what it takes along."""
    left = HandOver.objects.filter(by=alias, at__gt=clock.now() - KEPT).order_by("pk")
    return [Note(alias.name, words, note.at) for note in left if (words := _opened(note))]


def _opened(note: HandOver) -> str:
    with suppress(SealBroken):
        return unseal(note.sealed, scope=bucket_scope("hand-over", lives=KEPT), place=PLACE, row=note.public_id)
    return ""
