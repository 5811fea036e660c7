"""Private conversations of two: who writes what when, who reads it, and what becomes of it."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from alongside.core import clock
from alongside.core.errors import Refused, TooOften
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow
from alongside.friends.access import friends_by
from alongside.friends.answer import accept, decline
from alongside.friends.ask import ask
from alongside.friends.conversations.pictures import may_see
from alongside.friends.conversations.write import write
from alongside.friends.errors import NothingSaid, TextOnly, WaitsForAnswer
from alongside.friends.sides import Stands
from alongside.hosting.models import Card, Case
from alongside.media.models import Picture
from alongside.media.receive import receive
from alongside.memberships.models import Membership, Stage
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
