"""Showing a friend something true, on its pages."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from alongside.friends.models import Shown, Truth
from alongside.friends.showing.show import show_words
from alongside.friends.sides import Friend
from alongside.ownership import acting
from alongside.standing.distance import come_closer
from alongside.threads.models import Post
from tests.friends.showing.two_friends import befriend
from tests.web.as_person import client_of
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(world: World) -> Friend:
    """Ben's end of his friendship with Ada."""
    return befriend(world.ben, world.ada)


def browser(world: World, name: str) -> Client:
    return client_of(world.people[name])


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def path_of(friend: Friend, below: str = "") -> str:
    return f"/f/{friend.friendship.public_id}/{below}"


def picture() -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (40, 40), "green").save(file, "PNG")
    return SimpleUploadedFile("canary-me.png", file.getvalue())


def test_one_reads_first_what_the_friend_will_read(world: World, ben: Friend) -> None:
    lily, show = browser(world, "ben"), path_of(ben, "show/")
    assert f"{show}?truth=name" in text(lily, show).replace("&amp;", "&")
    answer = lily.post(show, {"truth": "name", "words": "Rosa"})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Heron will read:" in page
    assert "Lily&#39;s name is Rosa." in page
    assert "Show it to Heron" in page
    assert not Shown.objects.exists()
    assert "Rosa" not in text(browser(world, "ada"), path_of(ben))
    assert lily.post(show, {"truth": "name", "words": "Rosa", "sure": "1"}).status_code == 303
    assert "Lily&#39;s name is Rosa." in text(browser(world, "ada"), path_of(ben))
    for name in ("mia", "nora", "otto"):
        assert browser(world, name).get(path_of(ben)).status_code == 404


@pytest.mark.parametrize("words", ["", "x" * 200])
def test_nothing_and_too_much_come_back_beside_the_field(world: World, ben: Friend, words: str) -> None:
    answer = browser(world, "ben").post(path_of(ben, "show/"), {"truth": "town", "words": words, "sure": "1"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Shown.objects.exists()


def test_a_face_is_opened_by_the_friend_until_it_is_taken_back(world: World, ben: Friend) -> None:
    lily, heron, show = browser(world, "ben"), browser(world, "ada"), path_of(ben, "show/")
    page = lily.post(show, {"truth": "face", "picture": picture()}).content.decode()
    kept = page.split('name="kept" value="')[1].split('"')[0]
    assert lily.get(f"/pictures/{kept}/small").status_code == 200
    assert lily.post(show, {"truth": "face", "kept": kept, "sure": "1"}).status_code == 303
    face = path_of(ben, "face/")
    assert face in text(heron, path_of(ben))
    assert heron.get(face).headers["Cache-Control"] == "no-store"
    assert heron.get(f"/pictures/{kept}/large").status_code == 404
    for name in ("ben", "mia", "nora", "otto"):
        assert browser(world, name).get(face).status_code == 404
    assert lily.post(path_of(ben, "shown/face/take-back/")).status_code == 303
    assert heron.get(face).status_code == 404
    assert "face/" not in text(heron, path_of(ben))


def test_somebody_elses_picture_is_not_shown(world: World, ben: Friend) -> None:
    show = path_of(ben, "show/")
    page = browser(world, "ada").post(show, {"truth": "face", "picture": picture()}).content.decode()
    kept = page.split('name="kept" value="')[1].split('"')[0]
    assert browser(world, "ben").post(show, {"truth": "face", "kept": kept, "sure": "1"}).status_code == 404


def test_who_one_also_is_links_both_only_by_hand_and_with_a_warning(world: World, ben: Friend) -> None:
    lily, heron, show = browser(world, "ben"), browser(world, "ada"), path_of(ben, "show/")
    assert "truth=elsewhere" not in text(lily, show), "Ben is nobody elsewhere"
    assert "truth=elsewhere" in text(heron, show)
    ask = text(heron, f"{show}?truth=elsewhere")
    assert "This links both." in ask
    assert "Willow · Quiet Garden" in ask
    willow = world.viewer("ada", world.garden).alias
    preview = heron.post(show, {"truth": "elsewhere", "alias": willow}).content.decode()
    assert "Heron is Willow in Quiet Garden." in preview
    assert "This links Heron and Willow." in preview
    assert "Willow" not in text(lily, path_of(ben))
    heron.post(show, {"truth": "elsewhere", "alias": willow, "sure": "1"})
    page = text(lily, path_of(ben))
    assert "Heron is Willow in Quiet Garden." in page
    assert willow not in page, "names, and no way there"


def test_nobody_shows_an_alias_that_isnt_theirs(world: World, ben: Friend) -> None:
    otter = acting.find_viewer(world.people["otto"], world.garden).alias
    answer = browser(world, "ada").post(path_of(ben, "show/"), {"truth": "elsewhere", "alias": otter, "sure": "1"})
    assert answer.status_code == 422
    assert "Otter" not in answer.content.decode()
    assert not Shown.objects.exists()


def test_the_list_says_what_to_whom_and_takes_it_back(world: World, ben: Friend) -> None:
    lily, mine = browser(world, "ben"), f"/c/{world.kitchen.public_id}/shown/"
    assert "You have shown nothing" in text(lily, mine)
    show_words(ben, Truth.TOWN, "Vigo", by=world.ben)
    page = text(lily, mine)
    assert "Heron reads:" in page
    assert "Lily lives in Vigo." in page
    assert "What was read stays known." in page
    assert "Vigo" not in text(browser(world, "ada"), mine)
    assert lily.post(path_of(ben, "shown/town/take-back/")).headers["Location"] == mine
    assert "Vigo" not in text(browser(world, "ada"), path_of(ben))


def test_blocking_takes_it_back_for_good(world: World, ben: Friend) -> None:
    show_words(ben, Truth.TOWN, "Vigo", by=world.ben)
    browser(world, "ben").post(f"/a/{world.ada.alias}/block/")
    come_closer(ben.other, by=world.ben)
    assert "Vigo" not in text(browser(world, "ada"), path_of(ben))


def test_typing_it_for_everybody_is_asked_about_once(world: World, ben: Friend) -> None:
    show_words(ben, Truth.NAME, "Rosa Martínez", by=world.ben)
    lily, write = browser(world, "ben"), f"/c/{world.kitchen.public_id}/write/"
    said = {"title": "Hello", "text": "I am Rosa Martínez, by the way."}
    answer = lily.post(write, said)
    assert answer.status_code == 200
    assert "which you showed a friend" in answer.content.decode()
    assert not Post.objects.exists()
    assert lily.post(write, {**said, "sure": "1"}).status_code == 303


def test_in_private_it_is_asked_about_elsewhere_and_not_with_the_friend_who_reads_it(world: World, ben: Friend) -> None:
    other = befriend(world.ben, world.nora)
    show_words(ben, Truth.NAME, "Rosa Martínez", by=world.ben)
    lily = browser(world, "ben")
    asked = lily.post(path_of(other, "write/"), {"text": "I am Rosa Martínez."})
    assert "which you showed a friend" in asked.content.decode()
    assert lily.post(path_of(ben, "write/"), {"text": "Yours, Rosa Martínez."}).status_code == 303
