"""Pages of aliases: what others see, and what one changes of one's own."""

import pytest

from alongside.aliases.models import Alias, State
from alongside.communities.found import change
from alongside.memberships.lead import greet
from alongside.threads.models import Post, Thread
from tests.web.as_person import client_of
from tests.web.threads.browsing import browse
from tests.world import World


def alias_of(world: World, name: str) -> Alias:
    return Alias.objects.get(pk=world.viewer(name).member_id)


def page_of(world: World, name: str) -> str:
    return f"/a/{world.viewer(name).alias}/"


def test_members_see_what_an_alias_tells_and_said_and_no_finer_time_than_the_month(world: World):
    world.thread()
    page = browse(world, "ben").get(page_of(world, "ada"))
    assert "Heron" in page
    assert "Tomorrow is my scan." in page
    assert "Here since" in page
    assert "Willow" not in page


def test_strangers_and_people_from_elsewhere_see_nothing(world: World):
    browse(world).get(page_of(world, "ada"), 404)
    browse(world, "otto").get(page_of(world, "ada"), 404)


def test_a_face_is_seen_by_members_and_by_strangers_only_of_those_who_show_themselves(world: World):
    ada = alias_of(world, "ada")
    picture = f"/a/{ada.public_id}/picture/{ada.seed[:8]}"
    assert "<svg" in browse(world, "ben").get(picture)
    browse(world).get(picture, 404)
    greet(by=world.ada, greets=True, greeting="Come in")
    answer = browse(world).client.get(picture)
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]


def test_who_wrote_where_everyone_reads_has_a_face_there(world: World):
    ben = alias_of(world, "ben")
    picture = f"/a/{ben.public_id}/picture/{ben.seed[:8]}"
    change(world.kitchen, is_open=True)
    browse(world).get(picture, 404)
    world.kitchen.refresh_from_db()
    world.thread("Open", by="ben")
    browse(world).get(picture)


def test_one_blocks_on_the_page_and_takes_it_back(world: World):
    world.thread()
    ben, page = browse(world, "ben"), page_of(world, "ada")
    ben.post(f"{page}block/")
    blocked = ben.get(page)
    assert "You blocked Heron" in blocked
    assert "Tomorrow is my scan." not in blocked
    ben.post(f"{page}closer/")
    assert "Tomorrow is my scan." in ben.get(page)


def test_one_tells_of_oneself_and_nobody_else_may(world: World):
    ben = browse(world, "ben")
    ben.post(f"{page_of(world, 'ben')}edit/", cares_for="on", about="I cook for my father.")
    assert "I cook for my father." in browse(world, "nora").get(page_of(world, "ben"))
    browse(world, "nora").get(f"{page_of(world, 'ben')}edit/", 404)


def test_a_new_name_is_on_every_page_and_the_old_one_on_none(world: World):
    thread = world.thread()
    nora, ada = browse(world, "nora"), browse(world, "ada")
    assert "Heron" in nora.get(f"/t/{thread.public_id}/")
    assert ada.post(f"{page_of(world, 'ada')}name/", name="Curlew").status_code == 303
    for path in (f"/t/{thread.public_id}/", f"/c/{world.kitchen.public_id}/", page_of(world, "ada")):
        page = nora.get(path)
        assert "Curlew" in page
        assert "Heron" not in page


def test_a_name_that_is_taken_or_gives_one_away_is_pointed_out(world: World):
    ada, path = browse(world, "ada"), f"{page_of(world, 'ada')}name/"
    assert "Somebody here has that name" in ada.post(path, name="Lily").content.decode()
    told = ada.post(path, name="Willow").content.decode()
    assert "a name you use elsewhere" in told
    assert alias_of(world, "ada").name == "Heron"
    assert ada.post(path, name="Willow", sure="Willow").status_code == 303


def test_another_picture_is_drawn(world: World):
    before = alias_of(world, "ben").seed
    browse(world, "ben").post(f"{page_of(world, 'ben')}draw/")
    assert alias_of(world, "ben").seed != before


@pytest.mark.parametrize(
    ("words", "shown", "name"), [("keep", True, "Lily"), ("nameless", True, "a former member"), ("take", False, "")]
)
def test_leaving_keeps_the_words_or_their_name_or_takes_them_along(world: World, words: str, shown: bool, name: str):
    thread, alias = world.thread("By Ben", "My own words.", by="ben"), alias_of(world, "ben")
    ben, page = browse(world, "ben"), page_of(world, "ben")
    assert ben.post(f"{page}leave/", words="what").status_code == 422
    assert ben.post(f"{page}leave/", words=words).status_code == 303
    ben.get(f"/t/{thread.public_id}/", 404)
    read = browse(world, "nora").get(f"/t/{thread.public_id}/")
    assert ("My own words." in read) is shown
    assert name in read
    alias.refresh_from_db()
    assert alias.state == (State.LEFT if words == "keep" else State.FORMER)


def test_the_last_founder_does_not_leave(world: World):
    answer = browse(world, "ada").post(f"{page_of(world, 'ada')}leave/", words="take")
    assert answer.status_code == 422
    assert Thread.objects.count() == Post.objects.count() == 0
    assert alias_of(world, "ada").state == State.HERE


def test_only_notes_that_there_are_can_be_hidden(world: World):
    path = f"/a/{world.ben.alias}/reading/"
    sent = {"notes": ["death", "x" * 100_000]}
    assert client_of(world.people["ben"]).post(path, sent).status_code == 303
    assert world.ben.hidden_notes == ("death",)
