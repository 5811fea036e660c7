"""The whole answer to "Where do I start?": made while the page is, and kept nowhere."""

from collections.abc import Collection
from dataclasses import dataclass

from alongside.guide.start.asked import Asked
from alongside.guide.start.heard import Heard, hear
from alongside.guide.start.places import Place, find_fitting
from alongside.memberships.access import greeters
from alongside.memberships.models import Membership
from alongside.speech.look import look

HOSTS = 4  # people to ask, of the communities found


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and people to ask; `noticed` where words speak of danger: then lines to call come first."""

    noticed: bool
    places: tuple[Place, ...]
    heard: Heard
    hosts: tuple[Membership, ...]


def find_answer(asked: Asked, *, language: str, away: Collection[int] = ()) -> Answer:
    """Look for where somebody may start. `language` is that of the page; what those `away` began is left out."""
    seen = look(asked.words)
    fitting = find_fitting(asked, language)
    return Answer(
        noticed=bool(seen.crisis or seen.hinted),
        places=fitting.places,
        heard=hear(asked, fitting, language=language, away=away),
        hosts=_hosts(fitting.places),
    )


def _hosts(places: Collection[Place]) -> tuple[Membership, ...]:
    """Who wishes to greet in the communities found, one of each before a second of any."""
    found = [list(greeters(place.entry.community_id)) for place in places if place.entry.community_id]
    turns = [host for turn in range(HOSTS) for hosts in found for host in hosts[turn : turn + 1]]
    return tuple(turns[:HOSTS])
