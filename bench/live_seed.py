"""A chat with as many members as are asked for, each with an alias and a session of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched

from alongside.accounts.models import Person, PersonId
from alongside.aliases.models import Alias
from alongside.chats.models import Chat
from alongside.communities.found import change
from alongside.communities.found import found as found_community
from alongside.communities.models import Community, Joining
from alongside.core.jobs import run_until_empty
from alongside.core.writing import writing
from alongside.memberships.models import Membership, Role, Stage
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.standing.distance import block
from bench.live_chat import begin_chat
from bench.seed import cookie_of

TOGETHER = 100  # members who come in within one transaction
SPEAKERS = 20  # who say the lines in turn
BLOCKED = 3  # the speaker whom one listener blocked
BLOCKS = 10  # that listener


@dataclass
class Hall:
    """A chat and everybody in it; the first of them lead it or speak, all listen."""

    community: Community
    chat: Chat
    people: list[PersonId]
    cookies: list[str]

    def viewer(self, number: int) -> Viewer:
        """The member of this number."""
        return acting.find_viewer(self.people[number], self.community)

    def speaker_of(self, line: int) -> int:
        """Who says this line."""
        return 1 + line % SPEAKERS

    def hidden_from(self, listeners: int, lines: list[int]) -> dict[int, list[int]]:
        """Which of these lines must not reach which listener."""
        return {BLOCKS: [line for line in lines if self.speaker_of(line) == BLOCKED]} if listeners > BLOCKS else {}


def hall_of(members: int) -> Hall:
    """Found a community, let everybody come in, and let a chat begin."""
    community = change(found_community(name="Hall", purpose="Talking", audience="Anyone"), joining=Joining.OPEN)
    people = list(_come_in(community, members))
    Membership.objects.filter(community=community).update(stage=Stage.KNOWN)
    host = acting.find_viewer(people[0], community)
    hall = Hall(community, begin_chat(community, by=host), people, [])
    block(Alias.objects.get(pk=hall.viewer(BLOCKED).member_id), by=hall.viewer(BLOCKS))
    for some in batched(people, TOGETHER, strict=False):
        with writing():
            hall.cookies += [f"session={cookie_of(person)}" for person in some]
    run_until_empty()
    return hall


def _come_in(community: Community, members: int) -> Iterator[PersonId]:
    for some in batched(range(members), TOGETHER, strict=False):
        with writing():  # a commit each would wait for the disk a thousand times
            for number in some:
                person = PersonId(Person.objects.create().pk)
                role = Role.MEMBER if number else Role.FOUNDER
                acting.come_in(person, community, name=f"Listener {number}", role=role)
                yield person
