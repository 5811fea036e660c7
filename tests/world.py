"""The small cast of most tests, built through the verbs; everybody in it is known here for long.

Ada founded Kidney Kitchen and writes; Ben is a member and answers; Mia moderates; Nora is new; Otto is an outsider
who lives in another community, where Ada is a member too, under another alias.
"""

from dataclasses import dataclass, field

from alongside.accounts.models import Person, PersonId
from alongside.communities.found import change, found
from alongside.communities.models import Community, Joining
from alongside.memberships.lead import appoint
from alongside.memberships.models import Membership, Role, Stage
from alongside.memberships.viewer import Viewer, stranger
from alongside.ownership import acting
from alongside.threads.models import Post, Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start


@dataclass
class World:
    """Everybody, everything, and a few shortcuts."""

    kitchen: Community
    garden: Community
    people: dict[str, PersonId] = field(default_factory=dict)

    def viewer(self, name: str, community: Community | None = None) -> Viewer:
        """Who looks, under the alias that person has there."""
        community = community or self.kitchen
        return acting.find_viewer(self.people[name], community)

    @property
    def ada(self) -> Viewer:
        return self.viewer("ada")

    @property
    def ben(self) -> Viewer:
        return self.viewer("ben")

    @property
    def mia(self) -> Viewer:
        return self.viewer("mia")

    @property
    def nora(self) -> Viewer:
        return self.viewer("nora")

    @property
    def otto(self) -> Viewer:
        return self.viewer("otto")

    @property
    def nobody(self) -> Viewer:
        return stranger(self.kitchen.pk)

    def thread(self, title: str = "Scan days", text: str = "Tomorrow is my scan.", by: str = "ada") -> Thread:
        """A thread somebody started in the kitchen."""
        return self.post(title, text, by).thread

    def post(self, title: str = "Scan days", text: str = "Tomorrow is my scan.", by: str = "ada") -> Post:
        """The first post of such a thread."""
        return start(self.kitchen, by=self.viewer(by), title=title, words=Words(text))

    def answer(self, thread: Thread, text: str = "I'll think of you.", by: str = "ben") -> Post:
        """An answer somebody gave."""
        return reply(thread, by=self.viewer(by), words=Words(text))


def build_world() -> World:
    """Found two communities and let the cast come in."""
    kitchen = found(name="Kidney Kitchen", purpose="Cooking with kidneys that need care", audience="Anyone who cooks")
    garden = found(name="Quiet Garden", purpose="For those who lost someone", audience="Grieving people")
    kitchen, garden = (change(community, joining=Joining.OPEN) for community in (kitchen, garden))
    world = World(kitchen, garden)
    for name, alias, community, role in (
        ("ada", "Heron", kitchen, Role.FOUNDER),
        ("ben", "Lily", kitchen, Role.MEMBER),
        ("mia", "Maple", kitchen, Role.MEMBER),
        ("nora", "Fern", kitchen, Role.MEMBER),
        ("otto", "Otter", garden, Role.FOUNDER),
        ("ada", "Willow", garden, Role.MEMBER),
    ):
        person = world.people.get(name) or PersonId(Person.objects.create().pk)
        world.people[name] = person
        acting.come_in(person, community, name=alias, role=role)
    mia = world.viewer("mia").alias_id
    assert mia is not None
    appoint(mia, by=world.ada)
    Membership.objects.update(stage=Stage.KNOWN)  # limits for newcomers have tests of their own
    return world
