"""A lively small community to look around in, made through the verbs, with three people to sign in as.

Everything in it is invented. It is seeded once into an empty database, and never beside real people.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.consents import give_consent
from alongside.accounts.links import make_link
from alongside.accounts.models import Consent, Person, PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.proof import RecentProof
from alongside.aliases.models import Alias
from alongside.communities.found import change, found
from alongside.communities.models import Community, Joining
from alongside.core import clock
from alongside.core.jobs import enqueue, run_until_empty
from alongside.core.writing import writing
from alongside.demo_chats import hold_chats
from alongside.demo_friends import begin_to_guide, make_friends, plan_to_meet
from alongside.demo_hosts import make_hosts_busy
from alongside.demo_words import ALIASES, COMMUNITIES, FOUND_BY, MAILS, NEW, NOTES, OFFERS, PAPER, THREADS, Talk
from alongside.guide.directory.here import say_for_guide
from alongside.hosting.notes import show_note
from alongside.hosting.question import ask
from alongside.hosting.welcome.measure import measure_waits
from alongside.hosting.welcome.offer import Offered, offer
from alongside.mail.letters.due import make_letters
from alongside.mailroom.addresses import community_address
from alongside.mailroom.receive import receive
from alongside.memberships.lead import appoint, greet
from alongside.memberships.models import Role, Stage
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import choose_mail
from alongside.notify.models import Mail
from alongside.notify.person import DISCREET, WANTS_MAIL, choose_quiet
from alongside.ownership import acting
from alongside.sources.asking.answers import Known
from alongside.sources.look_up import keep
from alongside.sources.models import Source
from alongside.sources.propose import propose_note
from alongside.standing.arrive import keep_arrival
from alongside.standing.stages import say_known
from alongside.threads.lock import pin
from alongside.threads.models import Post, Thread
from alongside.threads.presence import show_presence
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.web.outbox.mail_program import a_mail

# Whom the three links sign in: a member, a host and a newcomer. Kept in their own sealed preferences.
PEOPLE = ("member", "host", "newcomer")
MAILED = 2  # threads of which somebody gets mail: the newest, so that it looks like today's
READ_BY_MAIL = {"member": Mail.EVERY, "host": Mail.EVERY, "newcomer": Mail.DAILY}


def is_empty() -> bool:
    """Whether nobody has moved in yet."""
    return not Person.objects.exists()


def seed() -> None:
    """Fill an empty database with the demo, or leave it empty; each thing happens at its own time in the past weeks."""
    present = clock.now()
    try:
        with writing():
            people: dict[str, PersonId] = {}
            communities = {key: _found(key, people, present) for key in COMMUNITIES}
            talks = sorted(THREADS, key=lambda talk: -talk.days_ago)
            for talk in talks[:-MAILED]:
                _hold(talk, communities, people, present)
            ask(communities["kitchen"], "My brother starts dialysis on Monday. Is this for us?", visitor="demo")
            for key, said in FOUND_BY.items():
                lead = acting.find_viewer(people[_founder_of(key)], communities[key])
                say_for_guide(communities[key], by=lead, **said)
        clock.set_clock(_at(present, 3))
        _add_notes(communities["kitchen"], people)
        clock.set_clock(_at(present, 0.5))
        kitchen = communities["kitchen"]

        def seen_as(who: str) -> Viewer:
            return acting.find_viewer(people[who], kitchen)

        make_hosts_busy(kitchen, seen_as)
        plan_to_meet(kitchen, seen_as)
        begin_to_guide(seen_as)
        make_friends(seen_as, lambda days: clock.set_clock(_at(present, days)))
        hold_chats(kitchen, seen_as, present)
        clock.set_clock(None)
        run_until_empty()
        with writing():  # after the rest, so that only what is said last is in anybody's mail
            clock.set_clock(_at(present, 1.5))  # so that a letter is due
            _read_by_mail(communities, people)
            for talk in talks[-MAILED:]:
                _hold(talk, communities, people, present)
            clock.set_clock(None)
            _write_by_mail(communities)
            enqueue(make_letters)
    finally:
        clock.set_clock(None)
    run_until_empty()
    measure_waits()


def _add_notes(community: Community, people: dict[str, PersonId]) -> None:
    """Notes with a source, and what would be known of a paper if somebody had looked it up."""
    for title, number, by, host, words, source in NOTES:
        post = Post.objects.select_related("thread").get(thread__title=title, number=number)
        proposer = replace(acting.find_viewer(people[by], community), stage=Stage.KNOWN)
        note = propose_note(post, words, source, by=proposer)
        if host:
            show_note(note, by=acting.find_viewer(people[host], community), because="It helps, and it is kind.")
    doi, known, year = PAPER
    keep([Source.objects.get(number=doi)], {doi: Known(title=known, year=year, study="trial")})


def _read_by_mail(communities: dict[str, Community], people: dict[str, PersonId]) -> None:
    """Give everybody an address, and let some read by mail, at once, so that the outbox has something to show."""
    for who, person in people.items():
        add_address(ProvenAddress(f"{who}@people.example"), by=RecentProof(person))
        more = get_preferences(person).more
        change_preferences(by=person, more={**more, DISCREET: False, WANTS_MAIL: True})
        choose_quiet(None, by=person)  # whoever tries it at night sees mails, too
    for community in communities.values():
        change(community, mail_wait=0)
        for who, mail in READ_BY_MAIL.items():
            viewer = acting.find_viewer(people[who], community)
            if viewer.is_member:
                choose_mail(by=viewer, mail=mail, discreet=False)


def _write_by_mail(communities: dict[str, Community]) -> None:
    """A mail that would tell its writer's name, so that one can see what is asked about it."""
    for who, key, subject, text in MAILS:
        here = community_address(communities[key])
        receive(a_mail(f"{who}@people.example", here, subject, text).as_bytes(), [here.partition("@")[0]])


def sign_in_links() -> list[str]:
    """For each of the three people a line with a link that signs in once."""
    found: dict[str, PersonId] = {}
    for person in Person.objects.values_list("pk", flat=True):
        who = get_preferences(PersonId(person)).more.get("demo", "")
        found.setdefault(who, PersonId(person))
    there = [who for who in PEOPLE if who in found]
    return [f"{who:<10}{settings.URL}/sign-in/once/{make_link(found[who])}/" for who in there]


def _found(key: str, people: dict[str, PersonId], present: datetime) -> Community:
    words = COMMUNITIES[key]
    clock.set_clock(_at(present, 200))
    community = change(
        found(name=words.name, purpose=words.purpose, audience=words.audience),
        joining=Joining.OPEN, week=words.week, is_listed=True, is_open=words.is_open,
    )  # fmt: skip
    for alias in ALIASES:
        if alias.community == key:
            person = people.get(alias.person) or _person(alias.person)
            people[alias.person] = person
            clock.set_clock(_at(present, alias.days_ago))
            role = Role.FOUNDER if alias.role == "founder" else Role.MEMBER
            keep_arrival(acting.come_in(person, community, name=alias.name, role=role, **alias.told).alias)
    lead = acting.find_viewer(people[_founder_of(key)], community)
    for member in _known(community, people):
        say_known(member, by=lead)
    for alias in ALIASES:
        if alias.community == key and alias.role:
            _lead(acting.find_viewer(people[alias.person], community), alias.role, alias.greeting, lead)
    return change(community, joining=Joining(words.joining))


def _known(community: Community, people: dict[str, PersonId]) -> list[Alias]:
    """Everybody of this community but whoever is new, so that the demo shows both."""
    there = [acting.find_membership(person, community.pk) for who, person in people.items() if who not in NEW]
    return [membership.alias for membership in there if membership]


def _person(who: str) -> PersonId:
    person = PersonId(Person.objects.create().pk)
    for kind in Consent.Kind:
        give_consent(kind, by=person)
    if who in PEOPLE:
        change_preferences(by=person, more={"demo": who})
    return person


def _lead(viewer: Viewer, role: str, greeting: str, lead: Viewer) -> None:
    if role == "moderator" and viewer.alias_id:
        appoint(viewer.alias_id, by=lead)
    if role == "welcomes":
        offered = Offered(OFFERS[viewer.name], languages=("en",), zone="Europe/Madrid")
        offer(offered, by=viewer)
    if greeting:
        greet(by=Viewer(viewer.community_id, viewer.alias_id, role=Role.MODERATOR), greets=True, greeting=greeting)


def _hold(
    talk: Talk, communities: dict[str, Community], people: dict[str, PersonId], present: datetime
) -> None:  # fmt: skip
    community = communities[talk.community]
    thread: Thread | None = None
    posts: list[Post] = []
    for position, turn in enumerate(talk.turns):
        clock.set_clock(_at(present, talk.days_ago, hours=turn.after))
        words = Words(turn.text, turn.kind, turn.wish, turn.notes)
        viewer = acting.find_viewer(people[turn.by], community)
        if thread is None:
            posts.append(start(community, by=viewer, title=talk.title, words=words))
            thread = posts[0].thread
        else:
            answers = posts[turn.answers] if turn.answers is not None else None
            posts.append(reply(thread, by=viewer, words=words, answers=answers))
        for who, sign in turn.signs:
            show_presence(posts[position], sign, by=acting.find_viewer(people[who], community))
    if talk.pinned and thread:
        founder = next(
            alias.person for alias in ALIASES if alias.community == talk.community and alias.role == "founder"
        )
        pin(thread, by=acting.find_viewer(people[founder], community))


def _founder_of(key: str) -> str:
    return next(alias.person for alias in ALIASES if alias.community == key and alias.role == "founder")


def _at(present: datetime, days_ago: float, hours: float = 0) -> Callable[[], datetime]:
    moment = min(present - timedelta(days=days_ago) + timedelta(hours=hours), present)
    return lambda: moment
