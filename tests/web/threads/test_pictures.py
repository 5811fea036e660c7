"""Pictures in posts."""

import re
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.media.models import Picture
from alongside.threads.models import Post
from alongside.threads.withdraw import withdraw
from tests.media.pictures import drawn
from tests.web.threads.browsing import browse
from tests.world import World


def photo() -> SimpleUploadedFile:
    """A small honest picture, as a form sends it."""
    kept = BytesIO()
    drawn().save(kept, "PNG")
    return SimpleUploadedFile("secret-name.png", kept.getvalue(), content_type="image/png")


def test_a_picture_comes_with_its_words_and_is_opened_by_a_tap(world: World):
    thread, ben = world.thread(), browse(world, "ben")
    path = f"/t/{thread.public_id}/"
    sent = ben.post(f"{path}answer/", text="Look.", picture=photo(), people="nobody", alternative="A red [corner]")
    assert sent.status_code == 303
    page = browse(world, "nora").get(path)
    assert "A picture: A red [corner]" in page
    assert "secret-name" not in page
    address = re.search(r"/pictures/\w+/large", page)
    assert address
    browse(world, "nora").get(address[0])
    browse(world).get(address[0], 404)
    browse(world, "otto").get(address[0], 404)


def test_without_a_word_on_the_people_in_it_the_words_come_back(world: World):
    thread = world.thread()
    answer = browse(world, "ben").post(f"/t/{thread.public_id}/answer/", text="Look.", picture=photo())
    assert answer.status_code == 422
    assert "Look." in answer.content.decode()
    assert not Picture.objects.exists()


def test_a_picture_goes_with_the_words_that_show_it(world: World):
    thread, ben = world.thread(), browse(world, "ben")
    ben.post(f"/t/{thread.public_id}/answer/", text="Look.", picture=photo(), people="nobody")
    picture = Picture.objects.get()
    address = f"/pictures/{picture.public_id}/large"
    browse(world, "nora").get(address)
    withdraw(Post.objects.get(number=2), by=world.ben)
    browse(world, "nora").get(address, 404)


def test_nobody_shows_a_picture_of_somebody_else(world: World):
    thread, ben = world.thread(), browse(world, "ben")
    ben.post(f"/drafts/thread/{thread.public_id}/", text="Look.", picture=photo(), people="nobody")
    picture = Picture.objects.get()
    browse(world, "nora").get(f"/pictures/{picture.public_id}/large", 404)
    world.answer(thread, f"![mine](picture:{picture.public_id})", by="nora")
    assert f"/pictures/{picture.public_id}" not in browse(world, "mia").get(f"/t/{thread.public_id}/")


def test_a_preview_shows_the_picture_before_anybody_else_sees_it(world: World):
    thread, ben = world.thread(), browse(world, "ben")
    answer = ben.post(f"/t/{thread.public_id}/answer/", text="Look.", picture=photo(), people="nobody", look="1")
    page = answer.content.decode()
    picture = Picture.objects.get()
    assert f"/pictures/{picture.public_id}/large" in page
    assert f"](picture:{picture.public_id})" in page
    ben.get(f"/pictures/{picture.public_id}/large")


def test_what_was_said_of_a_refused_picture_comes_back_too(world: World):
    thread = world.thread()
    said = {"text": "Look.", "picture": photo(), "alternative": "A red corner", "credit": "My sister"}
    page = browse(world, "ben").post(f"/t/{thread.public_id}/answer/", **said).content.decode()
    assert 'value="A red corner"' in page
    assert 'value="My sister"' in page
    assert "Please choose the picture once more." in page


def test_a_second_picture_can_be_added_after_the_first_was_looked_at(world: World):
    thread, ben = world.thread(), browse(world, "ben")
    path = f"/t/{thread.public_id}/answer/"
    first = {"text": "Look.", "picture": photo(), "people": "nobody", "alternative": "One", "once": "a" * 26}
    seen = ben.post(path, **first, look="1").content.decode()
    once = re.search(r'name="once" value="(\w+)"', seen)
    words = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", seen, re.DOTALL)
    assert once
    assert words
    second = {"text": words[1], "picture": photo(), "people": "nobody", "alternative": "Two", "once": once[1]}
    assert ben.post(path, **second).status_code == 303
    page = ben.get(f"/t/{thread.public_id}/")
    assert "A picture: One" in page
    assert "A picture: Two" in page
