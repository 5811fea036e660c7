"""Telling the hosts that something in a private conversation worries one: they read what was picked, and no more."""

from collections.abc import Collection
from itertools import pairwise

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.core.errors import NotFound, Refused
from alongside.core.once import do_once, find_once
from alongside.friends.conversations.read import Entry, get_entry
from alongside.friends.sides import Friend
from alongside.hosting.case import open_case
from alongside.hosting.models import Case, CaseKind, Reason
from alongside.hosting.worry import ReasonMissing, urgency_of
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_few_worries

MOST = 60  # entries in one case: two long evenings, and a host can still read them


class NothingPicked(Refused):
    """Neither words of the conversation nor words of one's own go to the hosts."""


class TooManyPicked(Refused):
    """More than hosts can read at one sitting."""


def worry_in_private(
    friend: Friend, *, by: Viewer, reason: str, words: str = "", picked: Collection[int] = (), once: str = ""
) -> Case:  # fmt: skip
    """Open a case with a copy of the picked entries, under the case's own key, so that their author can't shred it.

    Nobody tells the other, and nothing changes between the two. Sent twice with the same `once`, it is one case.
    """
    if reason not in Reason.values:
        raise ReasonMissing(_("Choose what fits best. “I'm not sure” is fine too."))
    excerpt = excerpt_for(friend, picked, by=by)
    if not excerpt and not words.strip():
        raise NothingPicked(_("Pick some of the words, or write a few of your own, so that the hosts can help."))
    case = Case(
        community_id=by.community_id,
        kind=CaseKind.WORRY,
        reason=reason,
        urgency=urgency_of(reason, by),
        by_id=by.alias_id,
        about_alias=friend.other,
    )
    mine = f"private worry {by.alias_id}"
    if find_once(once, by=mine) is None:
        require_few_worries(by)
    kept = do_once(once, lambda: open_case(case, words, by=by.alias_id, excerpt=excerpt).public_id, by=mine)
    return Case.objects.get(public_id=kept)


def excerpt_for(friend: Friend, picked: Collection[int], *, by: Viewer) -> str:
    """Exactly what the hosts read of the conversation, in their language; nothing where none is picked."""
    if by.alias_id is None or friend.me.pk != by.alias_id:
        raise NotFound
    if len(set(picked)) > MOST:
        raise TooManyPicked(_("The hosts read up to %(most)s of your entries at a time.") % {"most": MOST})
    entries = [get_entry(friend, by, number) for number in sorted(set(picked))]
    with translation.override(friend.friendship.community.language):
        return _told(friend, [entry for entry in entries if not entry.taken_back])


def _told(friend: Friend, entries: list[Entry]) -> str:
    if not entries:
        return ""
    names = {"me": friend.me.name, "other": friend.other.name or _("a former member")}
    head = _(
        "%(me)s picked these words out of a private conversation with %(other)s. Nothing else of it is shown here."
    )
    parts = [head % names, _one(entries[0], names)]
    for before, entry in pairwise(entries):
        if entry.number > before.number + 1:
            parts.append(_("(Words in between were not picked.)"))
        parts.append(_one(entry, names))
    return "\n\n".join(parts)


def _one(entry: Entry, names: dict[str, str]) -> str:
    name, day = names["me" if entry.mine else "other"], date_format(entry.at, "DATE_FORMAT")
    picture = _("(A picture came with this. It is not shown here.)") if entry.pictures else ""
    wrote = _("%(name)s wrote on %(day)s:") % {"name": name, "day": day}
    # Each line of theirs is marked: or else one could write such a heading oneself, and words below it.
    words = "\n".join(f"> {line}" for line in entry.source.splitlines())
    return "\n".join(part for part in (wrote, words, picture) if part)
