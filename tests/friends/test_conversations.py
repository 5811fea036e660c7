"""Private conversations of two: who writes what when, who reads it, and what becomes of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from alongside.core import clock
from alongside.core.errors import NotFound, Refused, TooOften
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow
from alongside.friends.access import are_friends, friends_by, get_friend
from alongside.friends.answer import accept, decline
from alongside.friends.ask import ask
from alongside.friends.conversations.leave import leave as leave_conversation
from alongside.friends.conversations.pictures import may_see
from alongside.friends.conversations.read import PAGE, entries, get_entry
from alongside.friends.conversations.search import search
from alongside.friends.conversations.take_back import take_back
from alongside.friends.conversations.write import write
from alongside.friends.end import end
from alongside.friends.errors import DoesntReach, KeptAway, NotFriends, NothingSaid, TextOnly, WaitsForAnswer
from alongside.friends.how_far import read_to
from alongside.friends.models import Friendship, Message, Side
from alongside.friends.sides import Stands
from alongside.hosting.models import Card, Case
from alongside.media.models import Picture
from alongside.media.receive import receive
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership, Stage
from alongside.standing.distance import block, come_closer, mute
from alongside.standing.errors import Paused
from alongside.standing.pause import pause
from tests.friends.two import alias_of, befriend, friend_of, read
from tests.world import World


def photo() -> Any:
    file = BytesIO()
    Image.new("RGB", (32, 32), "green").save(file, "PNG")

    class Sent:
        name = "photo.png"

        def chunks(self) -> Any:
            yield file.getvalue()

    return Sent()


def turn_to(then: datetime) -> None:
    clock.set_clock(lambda: then)


def picture_of(world: World, who: str) -> Picture:
    viewer = world.viewer(who)
    return receive(photo(), by=viewer.alias, community=world.kitchen.public_id, people="nobody", alternative="Soup")


# ---- Writing before there is a yes


def test_whoever_asked_writes_nothing_more_until_there_is_an_answer(world: World) -> None:
    mine = ask(alias_of(world.ben), by=world.ada, words="Hello!")
    with pytest.raises(WaitsForAnswer):
        write(mine, by=world.ada, words="Are you there?")
    (theirs,) = friends_by(world.ben)
    write(theirs, by=world.ben, words="I am. Who are you?")
    write(mine, by=world.ada, words="I cook, too.")
    assert friend_of(world.ada, world.ben).stands == Stands.I_ASK, "an answer accepts nothing"
    assert [entry.source for entry in read(world.ben, world.ada)] == ["Hello!", "I am. Who are you?", "I cook, too."]


def test_before_a_yes_there_is_text_alone_and_nothing_in_it_can_be_tapped(world: World) -> None:
    ask(alias_of(world.ben), by=world.ada, words="Hello!")
    (theirs,) = friends_by(world.ben)
    picture = picture_of(world, "ben").public_id
    for more in ({"pictures": [picture]}, {"note": "death"}, {"words": f"![](picture:{picture})"}):
        with pytest.raises(TextOnly):
            write(theirs, by=world.ben, **{"words": "Look", **more})  # type: ignore[arg-type]
    write(theirs, by=world.ben, words="See https://example.org and **this**")
    assert read(world.ada, world.ben)[-1].html == "<p>See https://example.org and **this**</p>"


def test_somebody_new_answers_and_accepts(world: World) -> None:
    Membership.objects.filter(pk=world.nora.member_id).update(stage=Stage.NEW)
    ask(alias_of(world.nora), by=world.ada, words="Welcome!")
    (theirs,) = friends_by(world.nora)
    write(theirs, by=world.nora, words="Thank you!")
    accept(theirs, by=world.nora)
    write(friend_of(world.nora, world.ada), by=world.nora, words="I'm glad.")
    assert len(read(world.ada, world.nora)) == 3


def test_what_the_asker_writes_after_a_no_is_seen_by_nobody_and_refused_by_nothing(world: World) -> None:
    ask(alias_of(world.ben), by=world.ada, words="Hello!")
    (theirs,) = friends_by(world.ben)
    write(theirs, by=world.ben, words="Who are you?")
    decline(theirs, by=world.ben)
    write(friend_of(world.ada, world.ben), by=world.ada, words="I cook, too.")
    assert not friends_by(world.ben)


# ---- Friends


def test_friends_write_in_markdown_with_links_and_without_names_or_quotes(world: World) -> None:
    mine, _theirs = befriend(world)
    post = world.post()
    write(
        mine, by=world.ada, words=f"**Salt** @Lily see https://example.org\n\n> @post:{post.public_id}", note="weight"
    )
    entry = read(world.ben, world.ada)[-1]
    assert "<strong>Salt</strong> @Lily" in entry.html
    assert 'href="https://example.org"' in entry.html
    assert "\ue000" not in entry.html
    assert (entry.note, entry.mine, entry.number) == ("weight", False, 2)
    assert "<script" not in read(world.ben, world.ada)[-1].html


def test_a_form_sent_twice_adds_one_message(world: World) -> None:
    mine, theirs = befriend(world)
    first = write(mine, by=world.ada, words="Soup today.", once="form")
    assert write(mine, by=world.ada, words="Soup today.", once="form") == first
    assert write(theirs, by=world.ben, words="Soup today.", once="form") != first, "another's form is another"
    assert [entry.number for entry in read(world.ada, world.ben)] == [1, 2, 3]


def test_nobody_writes_like_a_program(world: World, settings: Any) -> None:
    mine, _theirs = befriend(world)
    settings.LIMITS_TIMES = 0  # nothing is allowed any more
    with pytest.raises(TooOften, match="in a little while"):
        write(mine, by=world.ada, words="Soup.")


@pytest.mark.parametrize("words", ["", "   "])
def test_nothing_is_no_message(world: World, words: str) -> None:
    mine, _theirs = befriend(world)
    with pytest.raises(NothingSaid):
        write(mine, by=world.ada, words=words)


def test_a_message_is_as_long_as_a_post_may_be(world: World) -> None:
    mine, _theirs = befriend(world)
    write(mine, by=world.ada, words="x" * 20_000)
    with pytest.raises(Refused, match="20000"):
        write(mine, by=world.ada, words="x" * 20_001)


def test_friends_show_each_other_their_own_pictures_and_nobody_else_sees_them(world: World) -> None:
    mine, theirs = befriend(world)
    other, _ = befriend(world, "ada", "mia")
    soup, not_mine = picture_of(world, "ada"), picture_of(world, "nora")
    write(mine, by=world.ada, words="", pictures=[soup.public_id, not_mine.public_id])
    entry = read(world.ben, world.ada)[-1]
    assert [picture.public_id for picture in entry.pictures] == [soup.public_id]
    assert may_see(mine, soup)
    assert may_see(theirs, soup)
    assert not may_see(theirs, not_mine)
    assert not may_see(other, soup), "another friend of hers"
    assert not may_see(friend_of(world.mia, world.ada), soup)
    place = soup.placements.get().place
    assert place.startswith("private ")
    assert not any(one in place for one in (world.ada.alias, world.ben.alias, mine.friendship.public_id))


def test_a_pause_holds_here_too(world: World) -> None:
    _mine, theirs = befriend(world)
    pause(alias_of(world.ben), by=world.mia, until=clock.now() + timedelta(days=1), because="Heat")
    with pytest.raises(Paused):
        write(theirs, by=world.ben, words="Hello")


def test_words_of_danger_go_through_and_their_author_alone_may_know(world: World) -> None:
    mine, _theirs = befriend(world)
    assert write(mine, by=world.ada, words="I want to die.").in_danger
    assert not write(mine, by=world.ada, words="Soup today.").in_danger
    assert [entry.source for entry in read(world.ben, world.ada)][1:] == ["I want to die.", "Soup today."]
    names = set(EventRow.objects.values_list("name", flat=True))
    assert {"FriendAsked", "MessageWritten"} <= names
    assert "WordsNoticed" not in names
    run_until_empty()
    assert not Card.objects.exists()
    assert not Case.objects.exists()


# ---- What the other did


def has_ended(world: World) -> None:
    end(friend_of(world.ben, world.ada), by=world.ben)


def has_left_the_conversation(world: World) -> None:
    leave_conversation(friend_of(world.ben, world.ada), by=world.ben)


def has_blocked(world: World) -> None:
    block(alias_of(world.ada), by=world.ben)


def has_left_the_community(world: World) -> None:
    leave(Membership.objects.get(pk=world.ben.member_id))


def has_left_for_long(world: World) -> None:
    has_left_the_community(world)
    run_until_empty()


GONE = (has_ended, has_left_the_conversation, has_blocked, has_left_the_community, has_left_for_long)


def seen_by_ada(world: World) -> list[Any]:
    ben = alias_of(world.ben) if world.ben.is_member else None
    (friend,) = friends_by(world.ada)
    assert ben is None or friend.other == ben
    get_friend(world.ada, friend.friendship.public_id)
    return [friend.stands, friend.inside, friend.friendship.moved_at, entries(friend, world.ada)]


@pytest.mark.parametrize("gone", GONE)
def test_to_the_other_an_end_looks_like_a_farewell(world: World, gone: Callable[[World], None]) -> None:
    mine, theirs = befriend(world)
    write(theirs, by=world.ben, words="Hello.")
    before = seen_by_ada(world)
    gone(world)
    assert seen_by_ada(world) == before
    with pytest.raises(DoesntReach) as refused:
        write(mine, by=world.ada, words="Are you there?")
    assert str(refused.value).startswith("What you write here doesn't reach Lily any more.")
    assert Message.objects.count() == 2


@pytest.mark.parametrize("gone", [has_ended, has_left_the_conversation, has_blocked])
def test_what_one_ended_or_blocked_is_out_of_ones_list_and_takes_no_words(
    world: World, gone: Callable[[World], None]
) -> None:
    _mine, theirs = befriend(world)
    gone(world)
    assert not friends_by(world.ben)
    assert not search(world.ben, "salt")
    with pytest.raises(NotFriends if gone is not has_blocked else KeptAway):
        write(theirs, by=world.ben, words="Hello") if gone is has_blocked else write(
            get_friend(world.ben, theirs.friendship.public_id), by=world.ben, words="Hello"
        )


def test_a_block_is_out_of_sight_until_it_is_taken_back(world: World) -> None:
    mine, theirs = befriend(world)
    has_blocked(world)
    with pytest.raises(NotFound):
        get_friend(world.ben, theirs.friendship.public_id)
    assert get_friend(world.ben, theirs.friendship.public_id, also_blocked=True), "to tell the hosts of it"
    come_closer(alias_of(world.ada), by=world.ben)
    write(mine, by=world.ada, words="Here again.")
    assert read(world.ben, world.ada)[-1].source == "Here again."


def test_a_muted_friend_still_writes(world: World) -> None:
    mine, _theirs = befriend(world)
    mute(alias_of(world.ada), by=world.ben)
    write(mine, by=world.ada, words="Soup today.")
    assert read(world.ben, world.ada)[-1].source == "Soup today."


def test_whoever_ended_may_read_on_and_ask_again(world: World) -> None:
    _mine, theirs = befriend(world)
    write(theirs, by=world.ben, words="Hello.")
    has_ended(world)
    over = get_friend(world.ben, theirs.friendship.public_id)
    assert [entry.source for entry in entries(over, world.ben)][1:] == ["Hello."]
    ask(alias_of(world.ada), by=world.ben, words="I miss our letters.")
    (asked,) = friends_by(world.ada)
    assert (asked.stands, are_friends(asked)) == (Stands.THEY_ASK, False)
    assert friend_of(world.ben, world.ada).stands == Stands.I_ASK
    accept(asked, by=world.ada)
    write(friend_of(world.ada, world.ben), by=world.ada, words="So do I.")
    said = [(entry.mine, entry.source) for entry in read(world.ben, world.ada)][1:]
    assert said == [(True, "Hello."), (True, "I miss our letters."), (False, "So do I.")]


def test_after_leaving_the_old_words_are_gone_for_whoever_left_alone(world: World) -> None:
    _mine, theirs = befriend(world)
    write(theirs, by=world.ben, words="Hello.")
    has_left_the_conversation(world)
    gone = get_friend(world.ben, theirs.friendship.public_id)
    assert entries(gone, world.ben) == []
    with pytest.raises(NotFound):
        get_entry(gone, world.ben, 2)
    assert len(read(world.ada, world.ben)) == 2
    ask(alias_of(world.ada), by=world.ben, words="Again?")
    assert [entry.source for entry in read(world.ben, world.ada)] == ["Again?"]
    assert [entry.source for entry in read(world.ada, world.ben)][1:] == ["Hello.", "Again?"]
    assert not search(world.ben, "hello")


def test_two_who_both_ended_stay_apart_until_both_ask(world: World) -> None:
    befriend(world)
    has_ended(world)
    end(friends_by(world.ada)[0], by=world.ada)
    ask(alias_of(world.ben), by=world.ada, words="Again?")
    assert not friends_by(world.ben)
    assert ask(alias_of(world.ada), by=world.ben, words="Yes.").stands == Stands.FRIENDS


def test_somebody_who_comes_back_to_the_community_finds_no_conversation_and_may_ask(world: World) -> None:
    mine, _theirs = befriend(world)
    ask(alias_of(world.nora), by=world.ben, words="Hello!")
    has_left_for_long(world)
    Membership.objects.filter(pk=mine.other.pk).update(state="active")
    assert not friends_by(world.ben)
    with pytest.raises(DoesntReach):
        write(mine, by=world.ada, words="Hello")
    assert not friends_by(world.nora), "the ask went with whoever asked"
    ask(alias_of(world.ada), by=world.ben, words="I am back.")
    accept(friends_by(world.ada)[0], by=world.ada)
    assert are_friends(friend_of(world.ben, world.ada))


# ---- Reading


def test_nobody_else_reads_it_whatever_their_role(world: World) -> None:
    mine, theirs = befriend(world)
    for viewer in (world.mia, world.nora, world.otto, world.nobody):
        with pytest.raises(NotFound):
            get_friend(viewer, mine.friendship.public_id)
        for side in (mine, theirs):
            with pytest.raises(NotFound):
                entries(side, viewer)
            with pytest.raises(NotFound):
                write(side, by=viewer, words="Hello")
            with pytest.raises(NotFound):
                take_back(side, 1, by=viewer)
    ben = world.ben
    has_left_the_community(world)
    with pytest.raises(NotFound):
        get_friend(world.viewer("ben"), mine.friendship.public_id)
    assert ben.alias == theirs.me.public_id


def test_pages_hold_thirty_the_newest_first_opened(world: World, django_assert_max_num_queries: Any) -> None:
    mine, _theirs = befriend(world)
    for number in range(PAGE + 4):
        write(mine, by=world.ada, words=f"Number {number}")
    with django_assert_max_num_queries(14):
        friend = friend_of(world.ben, world.ada)
        newest = entries(friend, world.ben)
    assert [entry.number for entry in newest] == list(range(6, 36))
    assert [entry.number for entry in entries(friend, world.ben, before=6)] == [1, 2, 3, 4, 5]


def test_reading_moves_ones_own_mark_and_nobody_elses(world: World) -> None:
    mine, theirs = befriend(world)
    write(mine, by=world.ada, words="Hello.")
    write(mine, by=world.ada, words="Soup.")
    before = read_to(Side.objects.get(pk=mine.side.pk))
    entries(friend_of(world.ben, world.ada), world.ben, before=3)
    assert read_to(Side.objects.get(pk=theirs.side.pk)) == 0, "older pages mark nothing"
    read(world.ben, world.ada)
    assert read_to(Side.objects.get(pk=theirs.side.pk)) == 3
    assert read_to(Side.objects.get(pk=mine.side.pk)) == before


def test_the_list_of_friends_asks_as_much_for_many_as_for_few(world: World, django_assert_max_num_queries: Any) -> None:
    for other in ("ben", "mia", "nora"):
        befriend(world, "ada", other)
        turn_to(clock.now() + timedelta(days=1))
    ada = world.ada
    with django_assert_max_num_queries(6):
        assert [friend.other.name for friend in friends_by(ada)] == ["Fern", "Maple", "Lily"]


# ---- Warnings


@pytest.mark.parametrize(
    ("words", "warns"),
    [
        ("Could you lend me 200 euros until Friday?", ["money"]),
        ("Send me a gift card and I pay you back", ["money"]),
        ("My cousin was cured by a natural remedy, order it from him", ["cure"]),
        ("You should stop taking your insulin", ["cure"]),
        ("Are you on WhatsApp? It is nicer there.", ["elsewhere"]),
        ("Write me on Signal: +49 151 2345 6789", ["elsewhere"]),
        ("¿Tienes Telegram? Dame tu número", ["elsewhere"]),
        ("¿Me puedes prestar dinero?", ["money"]),
        ("I made soup, and the scan went well.", []),
        ("My doctor raised the dose. I am so tired today.", []),
        ("A signal from the ward: no news is good news.", []),
    ],
)
def test_first_words_of_money_cures_and_elsewhere_are_told_to_the_reader_alone(
    world: World, words: str, warns: list[str]
) -> None:
    mine, _theirs = befriend(world)
    write(mine, by=world.ada, words=words)
    assert read(world.ben, world.ada)[-1].warns == warns
    assert read(world.ada, world.ben)[-1].warns == []


def test_after_ten_messages_nobody_is_warned_any_more(world: World) -> None:
    mine, theirs = befriend(world)
    for _ in range(9):
        write(mine, by=world.ada, words="Soup.")
    write(mine, by=world.ada, words="Are you on WhatsApp?")
    assert read(world.ben, world.ada)[-1].warns == []
    write(theirs, by=world.ben, words="Are you on WhatsApp?")
    assert read(world.ada, world.ben)[-1].warns == ["elsewhere"], "each author's own first ones count"


def test_an_ask_warns_too(world: World) -> None:
    ask(alias_of(world.ben), by=world.ada, words="I am lonely. Do you have bitcoin?")
    assert entries(friends_by(world.ben)[0], world.ben)[0].warns == ["money"]


# ---- Taking back


def test_words_taken_back_are_gone_at_once_and_leave_a_line(world: World) -> None:
    mine, theirs = befriend(world)
    soup = picture_of(world, "ada")
    write(mine, by=world.ada, words="A mistake.", pictures=[soup.public_id])
    with pytest.raises(NotFound):
        take_back(theirs, 2, by=world.ben)
    take_back(mine, 2, by=world.ada)
    take_back(mine, 2, by=world.ada)
    entry = read(world.ben, world.ada)[-1]
    assert (entry.taken_back, entry.source, entry.html, entry.pictures) == (True, "", "", [])
    assert bytes(Message.objects.get(number=2).sealed) == b""
    assert not soup.placements.exists()
    assert not may_see(theirs, soup)


def test_words_can_be_taken_back_after_the_other_ended(world: World) -> None:
    mine, _theirs = befriend(world)
    write(mine, by=world.ada, words="A mistake.")
    has_ended(world)
    take_back(friend_of(world.ada, world.ben), 2, by=world.ada)
    assert Message.objects.get(number=2).taken_back


# ---- Searching


def test_search_finds_what_both_said_however_it_is_written_and_in_ones_own_conversations_alone(world: World) -> None:
    mine, theirs = befriend(world)
    write(mine, by=world.ada, words="The CAFÉ near the clinic has good soups.")
    write(theirs, by=world.ben, words="Which café? <b>I know two</b>")
    befriend(world, "mia", "nora")
    found = search(world.ben, "cafe")
    assert [(one.number, one.mine) for one in found] == [(3, True), (2, False)]
    assert "<mark>café</mark>" in found[0].snippet
    assert "<b>" not in found[0].snippet
    assert [one.number for one in search(world.ada, "Soup cafe")] == [2]
    assert search(world.ada, '"good soups"')
    assert not search(world.ada, '"soups good"')
    assert not search(world.ada, "dialysis")
    assert not search(world.ada, " ")
    assert not search(world.nora, "cafe")
    assert not search(world.mia, "cafe"), "who is a host"
    take_back(mine, 2, by=world.ada)
    assert [one.number for one in search(world.ben, "cafe")] == [3]


def test_numbers_never_repeat(world: World) -> None:
    mine, theirs = befriend(world)
    for friend, by in ((mine, world.ada), (theirs, world.ben), (mine, world.ada)):
        write(friend, by=by, words="Soup.")
    assert list(Message.objects.order_by("pk").values_list("number", flat=True)) == [1, 2, 3, 4]
    assert Friendship.objects.get().numbered == 4
