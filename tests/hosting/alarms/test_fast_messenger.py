"""A fast messenger: somebody new who wants to reach as many people as they can, in a few minutes, by every way."""

from collections.abc import Callable

import pytest
from pytest_django.fixtures import Settings

from alongside.aliases.models import Alias
from alongside.core.errors import Refused, TooOften
from alongside.core.jobs import run_until_empty
from alongside.hosting.models import Case, CaseKind, Urgency
from alongside.hosting.worry import word_to_hosts, worry
from alongside.mailroom.tokens import relay_local
from alongside.memberships.models import Membership, Stage
from alongside.memberships.viewer import Viewer
from alongside.notify.models import Notice
from alongside.standing.limits import NAMES_A_DAY, SIGNS_AN_HOUR, WORRIES_AN_HOUR
from alongside.threads.models import Mention, Post, Presence
from alongside.threads.presence import show_presence
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.mail.post_office import SERVER, deliver, letters_to, mail, move_in
from tests.moments import later
from tests.world import World

MESSAGE = "I found something that helped my mother so very much, write to me and I will tell you all about it, dear {}."
MANY = 40


@pytest.fixture
def posts(world: World, settings: Settings) -> list[Post]:
    """Conversations of other people, at a moment that stands still."""
    settings.MAIL_AUTHSERV = SERVER
    move_in(world)
    later()  # it stands still
    return [world.post(f"Day {number}", f"How is day {number}?", by="ada") for number in range(MANY)]


def begin(world: World, stage: str) -> Viewer:
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=stage)
    return world.nora


def passed(act: Callable[[Post], object], posts: list[Post]) -> tuple[int, set[type[Exception]]]:
    """How often it got through, and as what it was refused; every refusal says something."""
    through = 0
    kinds: set[type[Exception]] = set()
    for post in posts:
        try:
            act(post)
        except Refused as refusal:
            kinds.add(type(refusal) if str(refusal) else Exception)
        else:
            through += 1
    return through, kinds


def test_of_forty_messages_three_are_heard_and_the_hosts_know(world: World, posts: list[Post]) -> None:
    nora = begin(world, Stage.NEW)
    heard = passed(lambda post: reply(post.thread, by=nora, words=Words(MESSAGE.format("you"))), posts)
    assert heard == (3, {TooOften})
    run_until_empty()
    case = Case.objects.get(kind=CaseKind.ALARM)
    assert (case.urgency, case.about_alias_id) == (Urgency.SOON, nora.alias_id)
    assert Notice.objects.filter(post__author=nora.alias_id).count() == 3


def test_the_next_day_brings_three_more_and_nothing_is_saved_up(world: World, posts: list[Post]) -> None:
    nora = begin(world, Stage.NEW)
    for _day in range(3):
        through, _kinds = passed(lambda post: reply(post.thread, by=nora, words=Words("Write to me.")), posts)
        assert through == 3
        later(days=1)


def test_names_signs_and_worries_reach_no_more_people(world: World, posts: list[Post]) -> None:
    nora = begin(world, Stage.NEW)
    own = start(world.kitchen, by=nora, title="Hello", words=Words("I am new.")).thread
    named = passed(lambda _post: reply(own, by=nora, words=Words("Write to me, @Heron and @Lily!")), posts)
    assert named == (NAMES_A_DAY // 2, {TooOften})
    assert Mention.objects.filter(post__author=nora.alias_id).count() == NAMES_A_DAY
    signs = passed(lambda post: show_presence(post, "here", by=nora), posts)
    assert signs == (SIGNS_AN_HOUR, {TooOften})
    assert Presence.objects.filter(by=nora.alias_id).count() == SIGNS_AN_HOUR
    worries = passed(lambda post: worry(by=nora, reason="unsure", post=post), posts)
    assert worries == (WORRIES_AN_HOUR, {TooOften})


def test_mail_to_relay_addresses_reaches_nobody(world: World, posts: list[Post]) -> None:
    begin(world, Stage.NEW)
    for name in ("ada", "ben", "mia"):
        local = relay_local(Alias.objects.get(pk=world.viewer(name).member_id))
        deliver(mail("nora", local, MESSAGE.format(name)))
    for name in ("ada", "ben", "mia"):
        assert not any("found something" in letter.text for letter in letters_to(name))
    assert not Post.objects.filter(author=world.nora.alias_id).exists()


def test_the_hosts_still_hear_every_word_of_theirs(world: World, posts: list[Post]) -> None:
    nora = begin(world, Stage.NEW)
    assert passed(lambda _post: word_to_hosts("Why may I not?", by=nora), posts) == (MANY, set())


def test_somebody_known_with_an_advertisement_is_looked_at_in_a_quiet_moment(world: World, posts: list[Post]) -> None:
    nora = begin(world, Stage.KNOWN)
    names = iter(["Anna", "Berta", "Carla", "Doris", "Elsa"])
    for post in posts[:5]:  # with a name put in here and there
        reply(post.thread, by=nora, words=Words(MESSAGE.format(next(names))))
    run_until_empty()
    assert [case.urgency for case in Case.objects.filter(kind=CaseKind.ALARM)] == [Urgency.LATER]


@pytest.mark.parametrize("stage", [Stage.KNOWN, Stage.TRUSTED])
def test_kind_words_and_different_words_are_nobodys_business(world: World, posts: list[Post], stage: str) -> None:
    nora = begin(world, stage)
    for number, post in enumerate(posts[:8]):
        reply(post.thread, by=nora, words=Words("Thinking of you today."))
        reply(post.thread, by=nora, words=Words(f"On day {number} I cooked soup number {number}, and then I slept."))
    run_until_empty()
    assert not Case.objects.filter(kind=CaseKind.ALARM).exists()


def test_trusted_members_and_hosts_may_say_the_same_everywhere(world: World, posts: list[Post]) -> None:
    nora = begin(world, Stage.TRUSTED)
    for post in posts[:6]:
        reply(post.thread, by=nora, words=Words(MESSAGE.format("all")))
        reply(post.thread, by=world.mia, words=Words(MESSAGE.format("all")))
    run_until_empty()
    assert not Case.objects.filter(kind=CaseKind.ALARM).exists()
