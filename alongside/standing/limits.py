"""What a member may share, and how often. Nothing here stops words to the hosts, or answers in one's own thread."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.limits import spend
from alongside.memberships.viewer import Viewer
from alongside.standing.errors import NotYet

POSTS_AN_HOUR = 120  # of anybody: two a minute, so that a lively evening meets no limit, and a program does
LINES_AN_HOUR = 240  # in a chat: four a minute for a whole hour, which is talking as fast as one types
COMINGS_AN_HOUR = 20  # "I'm here" in a chat, said and taken back: everybody's room is drawn anew each time
AHEAD_AN_HOUR = 60  # answers written ahead, or written anew: one a minute, for an hour
POSTS_A_DAY = 3  # of somebody new, outside their own threads: who has much to say has a thread for it
NAMES_A_DAY = 10  # people whom somebody new may call by name: enough to thank everybody who answered
EDITS_AN_HOUR = 60  # one a minute, for an hour: who looks for the right words finds them
SIGNS_AN_HOUR = 30  # "I'm here": a list of thirty people in need takes longer than that to read
WORRIES_AN_HOUR = 20  # a whole thread that frightens somebody can be told of, post by post
AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
EARLY = 5  # before this hour "tomorrow" says enough
A_LONG_TIME = timedelta(days=3_650)  # a day's own allowance doesn't come back within the day


def require_may_share(
    by: Viewer, *, in_own_thread: bool, with_links: bool, with_pictures: bool, names: Collection[int] = (),
    in_chat: bool = False, planned: bool = False,
) -> None:  # fmt: skip
    """Refuse what somebody new may not share yet, and more posts than anybody writes; in the verb's transaction.

    In a chat one says much in an hour; what was planned was counted, or written by hosts, before its time came.
    """
    if by.is_new:
        require_plain(by, with_links=with_links, with_pictures=with_pictures)
        _require_few_names(by, names)
        if not in_own_thread and not in_chat:
            _require_few_posts(by)
    if planned:
        return
    words = _("That was a lot in one hour. Your words are safe. Please share them in a little while.")
    what, most = ("lines", LINES_AN_HOUR) if in_chat else ("posts", POSTS_AN_HOUR)
    spend(what, by.alias, most=most, per=AN_HOUR, words=words)


def require_may_edit(
    by: Viewer, *, with_links: bool, with_pictures: bool, names: Collection[int] = ()
) -> None:  # fmt: skip
    """Refuse what an edit would bring in that somebody new may not share yet, and very many edits."""
    if by.is_new:
        require_plain(by, with_links=with_links, with_pictures=with_pictures)
        _require_few_names(by, names)
    words = _("You changed many words within an hour. What you wrote is safe. Please try again in a little while.")
    spend("edits", by.alias, most=EDITS_AN_HOUR, per=AN_HOUR, words=words)


def require_may_bring(by: Viewer) -> None:
    """Refuse pictures and documents of somebody new, before they are received."""
    if by.is_new:
        require_plain(by, with_pictures=True)


def require_plain(by: Viewer, *, with_links: bool = False, with_pictures: bool = False) -> None:
    """Refuse links and pictures of somebody new; words alone always go through."""
    if with_links:
        raise NotYet(
            _(
                "Links have to wait a little, because you are new here. Please write the name of the page instead. "
                "Numbers of papers, such as a DOI or PMID, are fine. Your words are safe."
            )
        )
    if with_pictures:
        raise NotYet(
            _(
                "Pictures and documents have to wait a little, because you are new here. "
                "You can say in words what they show. Your words are safe."
            )
        )


def require_few_signs(by: Viewer) -> None:
    """Refuse more signs of presence within an hour than somebody who reads would give."""
    words = _("You were there for many people within an hour. Please go on in a little while.")
    spend("signs", by.alias, most=SIGNS_AN_HOUR, per=AN_HOUR, words=words)


def require_few_comings(by: Viewer) -> None:
    """Refuse coming into a chat's room, and leaving it, more often within an hour than anybody does."""
    words = _("You came in and went out often within this hour. Please try again in a little while.")
    spend("comings", by.alias, most=COMINGS_AN_HOUR, per=AN_HOUR, words=words)


def require_few_ahead(by: Viewer) -> None:
    """Refuse writing answers ahead more often within an hour than somebody who looks for the right words."""
    words = _("You changed many words within an hour. What you wrote is safe. Please try again in a little while.")
    spend("ahead", by.alias, most=AHEAD_AN_HOUR, per=AN_HOUR, words=words)


def require_few_worries(by: Viewer) -> None:
    """Refuse more reports within an hour than the hosts could read; a private word to them always gets through."""
    words = _("The hosts have many worries of yours from this hour. A private word to them still gets through.")
    spend("worries", by.alias, most=WORRIES_AN_HOUR, per=AN_HOUR, words=words)


def _require_few_posts(by: Viewer) -> None:
    words = _(
        "People who are new here share up to three posts a day, so that everybody can be read. "
        "Answers in your own conversations don't count. Your words are safe. %(when)s you can share them."
    )
    today = f"{by.alias}|{clock.now().astimezone(UTC).date()}"
    spend("posts of a day", today, most=POSTS_A_DAY, per=A_LONG_TIME, words=words % {"when": _tomorrow()})


def _require_few_names(by: Viewer, names: Collection[int]) -> None:
    words = _(
        "You called many people by name today. Please share this without the @ before the names. "
        "People here read it all the same. Your words are safe."
    )
    for _name in names:
        spend("names of a day", by.alias, most=NAMES_A_DAY, per=A_DAY, words=words)


def _tomorrow() -> str:
    """When the next day of the limits begins, by the reader's own clock."""
    midnight = datetime.combine(clock.now().astimezone(UTC).date() + A_DAY, time(), UTC)
    there = timezone.localtime(midnight)
    if there.date() == timezone.localtime(clock.now()).date():
        return _("Today from %(time)s") % {"time": date_format(there, "TIME_FORMAT")}
    if there.hour < EARLY:
        return _("Tomorrow")
    return _("Tomorrow from %(time)s") % {"time": date_format(there, "TIME_FORMAT")}
