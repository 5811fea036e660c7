"""What the demo's people are to each other: two friends, somebody who asks, a meet-up, and a question to the guide."""

from collections.abc import Callable
from datetime import timedelta

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core import clock
from alongside.demo_words import ASKS, COMES, GUIDE, LETTERS, MEETUP, VISITOR
from alongside.friends.access import friends_by
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.conversations.write import write
from alongside.friends.vouches.vouch import vouch
from alongside.guide.guides import appoint_guide
from alongside.guide.questions.asking import ask_guide
from alongside.meetups.come import Comes, come
from alongside.meetups.plan import plan
from alongside.meetups.planned import Planned
from alongside.memberships.viewer import Viewer

type SeenAs = Callable[[str], Viewer]
AHEAD = timedelta(days=12)


def make_friends(seen_as: SeenAs, begin: Callable[[float], None]) -> None:
    """Let two write to each other and somebody ask a third; `begin` sets the clock so many days ago."""
    (one, first), *more = LETTERS
    other = next(who for who, _text in more if who != one)
    begin(30)
    ask(_alias(seen_as(other)), by=seen_as(one), words=first)
    (friend,) = friends_by(seen_as(other))
    accept(friend, by=seen_as(other))
    for days_ago, (who, text) in zip((29, 12, 2), more, strict=True):
        begin(days_ago)
        write(friends_by(seen_as(who))[0], by=seen_as(who), words=text)
    vouch(friends_by(seen_as(other))[0], "spoke", by=seen_as(other))
    begin(1)
    who, whom, text = ASKS
    ask(_alias(seen_as(whom)), by=seen_as(who), words=text)


def plan_to_meet(community: Community, seen_as: SeenAs) -> None:
    """A meet-up in about two weeks, and who comes."""
    day = (clock.now() + AHEAD).date().isoformat()
    who, words = MEETUP
    times = {"begins": f"{day}T15:00", "ends": f"{day}T17:30", "zone": "Europe/Madrid"}
    meetup = plan(community, Planned(**words, **times), by=seen_as(who))
    for guest, comes in COMES:
        come(meetup, Comes(**comes), by=seen_as(guest))


def begin_to_guide(seen_as: SeenAs) -> None:
    """One of the people guides, and a visitor has asked."""
    appoint_guide(_alias(seen_as(GUIDE)))
    ask_guide(VISITOR, visitor="demo")


def _alias(viewer: Viewer) -> Alias:
    return Alias.objects.get(pk=viewer.member_id)
