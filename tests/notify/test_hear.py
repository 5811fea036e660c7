"""Who gets a post by mail, and when."""

from datetime import UTC, date, datetime, timedelta

from alongside.accounts.models import Person, PersonId
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import choose_mail, pause_mail
from alongside.notify.hear import readers_of
from alongside.notify.models import MailChoice, Way
from alongside.ownership import acting
from alongside.standing.distance import block, mute
from alongside.threads.follow import follow, mute_thread, unfollow
from alongside.threads.models import Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from tests.world import World


def readers(post: Post) -> set[str]:
    aliases = [reader.alias_id for reader in readers_of(post.pk, Way.MAIL)]
    assert len(aliases) == len(set(aliases))
    return set(Alias.objects.filter(pk__in=aliases).values_list("name", flat=True))


def at(*moment: int) -> None:
    fixed = datetime(*moment, tzinfo=UTC)  # type: ignore[misc, arg-type]
    clock.set_clock(lambda: fixed)


def test_without_a_choice_nothing_comes_and_nobody_gets_their_own_words(world: World):
    thread = world.thread()
    assert readers(world.answer(thread)) == set()
    for viewer in (world.ada, world.ben, world.nora):
        choose_mail(by=viewer, mail="every", quiet=None)
    assert readers(world.answer(thread)) == {"Heron", "Fern"}


def test_who_wants_less_gets_what_they_follow_what_answers_them_and_what_names_them(world: World):
    for viewer in (world.ada, world.mia, world.nora):
        choose_mail(by=viewer, mail="followed", quiet=None)
    thread = world.thread()
    assert readers(world.answer(thread)) == {"Heron"}
    follow(thread, by=world.nora)
    assert readers(world.answer(thread, "I think so too, @Maple.")) == {"Heron", "Maple", "Fern"}
    unfollow(thread, by=world.ada)
    assert readers(world.answer(thread)) == {"Fern"}
    first = Post.objects.get(thread=thread, number=1)
    assert readers(reply(thread, by=world.ben, words=Words("Yes."), answers=first)) == {"Heron", "Fern"}


def test_letters_and_nothing_mean_that_no_single_post_comes(world: World):
    for viewer, mail in ((world.ada, "daily"), (world.mia, "weekly"), (world.nora, "nothing")):
        choose_mail(by=viewer, mail=mail)
    assert readers(world.answer(world.thread(), "Hello @Maple and @Fern.")) == set()


def test_whom_one_keeps_away_and_what_one_muted_is_not_heard_of(world: World):
    for viewer in (world.ada, world.mia, world.nora):
        choose_mail(by=viewer, mail="every", quiet=None)
    thread = world.thread()
    lily = Alias.objects.get(pk=world.ben.member_id)
    block(lily, by=world.ada)
    mute(lily, by=world.mia)
    answer = world.answer(thread, "Hello @Heron, @Maple and @Fern.")
    assert readers(answer) == {"Fern"}
    mute_thread(thread, by=world.nora)
    assert readers(answer) == set()


def test_who_left_gets_nothing_and_withdrawn_words_reach_nobody(world: World):
    choose_mail(by=world.nora, mail="every", quiet=None)
    choose_mail(by=world.mia, mail="every", quiet=None)
    answer = world.answer(world.thread())
    leave(Membership.objects.get(pk=world.nora.member_id))
    assert readers(answer) == {"Maple"}
    withdraw(answer, by=world.ben)
    assert readers(answer) == set()


def test_a_pause_ends_with_the_readers_own_day(world: World):
    at(2026, 5, 1, 12)
    auckland = choose_mail(by=world.nora, mail="every", zone="Pacific/Auckland", quiet=None)
    assert auckland.paused_until is None
    pause_mail(date(2026, 5, 3), by=world.nora)
    answer = world.answer(world.thread())
    assert readers(answer) == set()
    at(2026, 5, 2, 11, 59)
    assert readers(answer) == set()
    at(2026, 5, 2, 12, 0)  # midnight in Auckland
    assert readers(answer) == {"Fern"}


def test_quiet_hours_put_a_post_off_until_they_end(world: World):
    choose_mail(by=world.nora, mail="every", zone="Europe/Berlin", quiet=(22, 7))
    choose_mail(by=world.mia, mail="every", discreet=False, quiet=None)
    at(2026, 7, 1, 20, 30)  # half past ten in the evening in Berlin
    answer = world.answer(world.thread())
    times = {reader.alias_id: reader.not_before for reader in readers_of(answer.pk, Way.MAIL)}
    assert times == {world.nora.alias_id: datetime(2026, 7, 2, 5, tzinfo=UTC), world.mia.alias_id: None}
    at(2026, 7, 2, 5)
    assert {reader.not_before for reader in readers_of(answer.pk, Way.MAIL)} == {None}
    assert {r.alias_id: r.discreet for r in readers_of(answer.pk, Way.MAIL)} == {
        world.nora.alias_id: True,
        world.mia.alias_id: False,
    }


def test_the_same_few_statements_serve_a_few_and_many(world: World, django_assert_num_queries):
    answer = world.answer(world.thread())
    for number in range(20):
        choose_mail(by=_newcomer(world, number), mail="every", quiet=None)
    with django_assert_num_queries(1):
        assert len(readers_of(answer.pk, Way.MAIL)) == 20


def _newcomer(world: World, number: int) -> Viewer:
    person = PersonId(Person.objects.create().pk)
    acting.come_in(person, world.kitchen, name=f"Reader {number}")
    return acting.find_viewer(person, world.kitchen)


def test_a_pause_keeps_the_next_letter_until_it_ends(world: World):
    at(2026, 5, 1, 12)
    choose_mail(by=world.nora, mail="daily", hour=8)
    pause_mail(clock.today() + timedelta(days=10), by=world.nora)
    choose_mail(by=world.nora, hour=9)
    assert MailChoice.objects.get(pk=world.nora.alias_id).letter_at == datetime(2026, 5, 11, 9, tzinfo=UTC)
