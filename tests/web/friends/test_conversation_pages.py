"""A private conversation as its two see it, and as nobody else does."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.drafts.models import Draft
from alongside.friends.conversations.write import write
from alongside.media.models import Picture
from alongside.standing.distance import block, mute
from alongside.web.you.silence import fall_silent
from tests.friends.two import alias_of, befriend, friend_of
from tests.web.friends.test_asking_pages import list_of
from tests.web.threads.browsing import browse
from tests.web.threads.test_pictures import photo
from tests.world import World


@pytest.fixture
def path(world: World) -> str:
    """Where Nora, whom people call Fern, and Ben, called Lily, write to each other."""
    friend, _other = befriend(world, "nora", "ben")
    return f"/f/{friend.friendship.public_id}/"


def says(world: World, name: str, words: str, note: str = "") -> None:
    """One of the two writes to the other."""
    me, other = world.viewer(name), world.ben if name == "nora" else world.nora
    write(friend_of(me, other), by=me, words=words, note=note)


def test_the_two_read_it_and_nobody_else_finds_it(world: World, path: str) -> None:
    assert browse(world, "nora").post(f"{path}write/", text="A *quiet* evening.").status_code == 303
    for name in ("nora", "ben"):
        page = browse(world, name).get(path)
        assert "A <em>quiet</em> evening." in page
        assert "<title>A private conversation</title>" in page
    for name in ("mia", "ada", "otto", ""):
        browse(world, name).get(path, 404)
        assert browse(world, name).post(f"{path}write/", text="Hello?").status_code == 404


def test_no_page_of_it_is_kept_by_a_browser(world: World, path: str) -> None:
    assert browse(world, "ben").client.get(path).headers["Cache-Control"] == "no-store"


def test_older_words_are_a_page_away(world: World, path: str) -> None:
    for number in range(35):
        says(world, "nora", f"Word number {number}.")
    ben = browse(world, "ben")
    newest = ben.get(path)
    assert "Word number 34." in newest
    assert "Word number 3." not in newest
    older = re.search(r'href="([^"]*before=\d+)"', newest)
    assert older
    page = ben.get(older[1])
    assert "Word number 3." in page
    assert "<textarea" not in page
    assert "Back to the newest" in page


def test_where_one_left_off_is_marked(world: World, path: str) -> None:
    says(world, "nora", "First.")
    ben = browse(world, "ben")
    ben.get(path)
    says(world, "nora", "Second.")
    page = ben.get(path)
    assert page.index("First.") < page.index("you read up to here") < page.index("Second.")
    assert "you read up to here" not in ben.get(path)


def test_what_speaks_of_something_heavy_opens_by_a_tap(world: World, path: str) -> None:
    browse(world, "nora").post(f"{path}write/", text="He died.", notes="death")
    page = browse(world, "ben").get(path)
    assert "This speaks of: death" in page
    assert re.search(r'<details class="content-note">(?:(?!</details>).)*He died\.', page, re.DOTALL)


def test_first_words_about_money_are_warned_of_before_the_one_who_reads_them_alone(world: World, path: str) -> None:
    says(world, "nora", "Please send me 200 euros by Western Union for the medicine.")
    warned = browse(world, "ben").get(path)
    assert "Nobody here will ask you for money for a cure." in warned
    assert f'href="{path}worry/"' in warned
    assert "for a cure" not in browse(world, "nora").get(path)


def test_ones_own_words_are_taken_back_after_a_page_that_says_what_happens(world: World, path: str) -> None:
    browse(world, "nora").post(f"{path}write/", text="Better not.")
    nora, back = browse(world, "nora"), f"{path}2/take-back/"
    assert back in nora.get(path)
    assert back not in browse(world, "ben").get(path)
    browse(world, "ben").get(back, 404)
    assert "Lily can&#39;t read these words any more." in nora.get(back)
    assert nora.post(back).status_code == 303
    page = browse(world, "ben").get(path)
    assert "Better not." not in page
    assert "Fern took these words back." in page


def test_whoever_ends_it_reads_first_what_will_happen_and_the_others_page_stays(world: World, path: str) -> None:
    says(world, "nora", "Good night.")
    ben, nora = browse(world, "ben"), browse(world, "nora")
    before = [re.sub(r'value="\w+"', "", ben.get(page)) for page in (path, list_of(world))]
    before = [re.sub(r'value="\w+"', "", ben.get(page)) for page in (path, list_of(world))]
    assert "Lily isn&#39;t told." in nora.get(f"{path}end/")
    assert nora.post(f"{path}end/")["Location"] == list_of(world)
    assert "Lily" not in nora.get(list_of(world))
    assert [re.sub(r'value="\w+"', "", ben.get(page)) for page in (path, list_of(world))] == before


def test_whoever_left_never_sees_its_words_again(world: World, path: str) -> None:
    says(world, "nora", "Good night.")
    nora = browse(world, "nora")
    assert "You never see the words of this conversation again." in nora.get(f"{path}leave/")
    nora.post(f"{path}leave/")
    assert "Good night." not in nora.get(path)
    assert "Good night." in browse(world, "ben").get(path)


@pytest.mark.parametrize("how", ["end", "leave", "block"])
def test_what_doesnt_reach_the_other_comes_back_with_the_same_words_for_every_reason(
    world: World, path: str, how: str
) -> None:
    if how == "block":
        block(alias_of(world.ben), by=world.nora)
    else:
        browse(world, "nora").post(f"{path}{how}/")
    answer = browse(world, "ben").post(f"{path}write/", text="Are you there?")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "doesn&#39;t reach Fern any more. That can have many reasons" in page
    assert "Are you there?" in page


def test_a_form_sent_twice_writes_once(world: World, path: str) -> None:
    nora = browse(world, "nora")
    for _time in range(2):
        nora.post(f"{path}write/", text="Only once.", once="a" * 26)
    assert nora.get(path).count("Only once.") == 1


def test_a_telephone_number_is_asked_about_once_and_can_be_shown_instead(world: World, path: str) -> None:
    nora = browse(world, "nora")
    asked = nora.post(f"{path}write/", text="Call me: +49 30 901820")
    page = asked.content.decode()
    assert asked.status_code == 200
    assert "Do you want Lily to have it?" in page
    assert f'href="{path}show/"' in page
    assert "901820" in page
    assert "901820" not in browse(world, "ben").get(path)
    assert nora.post(f"{path}write/", text="Call me: +49 30 901820", sure="1").status_code == 303
    assert "901820" in browse(world, "ben").get(path)


def test_words_of_despair_lead_their_author_to_help_and_nobody_is_told(world: World, path: str) -> None:
    answer = browse(world, "nora").post(f"{path}write/", text="I want to die.")
    assert answer["Location"] == f"{path}for-you/"
    page = browse(world, "nora").get(answer["Location"])
    assert "Your words went to Lily alone. No host reads them" in page
    assert "Somebody to talk to" in page
    assert "I want to die." in browse(world, "ben").get(path)
    assert "for-you" not in browse(world, "ben").get(path)


def test_a_picture_comes_along_and_is_seen_by_the_two_alone(world: World, path: str) -> None:
    sent = browse(world, "nora").post(
        f"{path}write/", text="Look.", picture=photo(), people="nobody", alternative="My garden"
    )
    assert sent.status_code == 303
    page = browse(world, "ben").get(path)
    assert "A picture: My garden" in page
    address = re.search(rf"{path}pictures/\w+/large", page)
    assert address
    picture = Picture.objects.get()
    browse(world, "ben").get(address[0])
    for name in ("mia", "ada", "otto", ""):
        browse(world, name).get(address[0], 404)
        browse(world, name).get(f"/pictures/{picture.public_id}/large", 404)
    browse(world, "nora").post(f"{path}2/take-back/")
    browse(world, "ben").get(address[0], 404)


def test_a_picture_of_another_conversation_is_not_found_in_this_one(world: World, path: str) -> None:
    browse(world, "nora").post(f"{path}write/", text="Look.", picture=photo(), people="nobody")
    other, _side = befriend(world, "ada", "ben")
    picture = Picture.objects.get()
    browse(world, "ben").get(f"/f/{other.friendship.public_id}/pictures/{picture.public_id}/large", 404)


def test_a_picture_survives_words_that_are_asked_about(world: World, path: str) -> None:
    nora = browse(world, "nora")
    asked = nora.post(f"{path}write/", text="+49 30 901820", picture=photo(), people="nobody").content.decode()
    picture = Picture.objects.get()
    assert f'name="pictures" value="{picture.public_id}" checked' in asked
    nora.post(f"{path}write/", text="+49 30 901820", pictures=picture.public_id, sure="1")
    assert f"pictures/{picture.public_id}/large" in browse(world, "ben").get(path)


def test_words_of_somebody_muted_are_folded(world: World, path: str) -> None:
    says(world, "nora", "Murmuring.")
    mute(alias_of(world.nora), by=world.ben)
    page = browse(world, "ben").get(path)
    assert re.search(r"<details[^>]*>(?:(?!</details>).)*Murmuring", page, re.DOTALL)
    assert not re.search(r"<details[^>]*>(?:(?!</details>).)*Murmuring", browse(world, "nora").get(path), re.DOTALL)


def test_one_finds_words_again_and_nobody_else_does(world: World, path: str) -> None:
    says(world, "nora", "The potatoes were good.")
    for name, found in (("nora", True), ("ben", True), ("mia", False), ("ada", False)):
        page = browse(world, name).get(f"{list_of(world)}search/?q=potatoes")
        assert ("<mark>" in page) is found
    community = browse(world, "ben").get(f"/c/{world.kitchen.public_id}/search/?q=potatoes")
    assert "<mark>" not in community


def test_a_draft_of_the_conversation_stands_in_its_composer(world: World, path: str) -> None:
    nora = browse(world, "nora")
    nora.post(f"/a/{world.ben.alias}/friend/draft/", text="Half a thought")
    assert "Half a thought" in nora.get(path)
    assert "Half a thought" not in browse(world, "ben").get(path)
    nora.post(f"{path}write/", text="A whole one")
    assert "Half a thought" not in nora.get(path)


def test_whoever_took_their_consent_back_keeps_reading_and_nothing_they_write_is_kept(world: World, path: str) -> None:
    says(world, "ben", "Good evening.")
    fall_silent(world.people["nora"], silent=True)
    nora = browse(world, "nora")
    assert "Good evening." in nora.get(path)
    for page in (f"{path}write/", f"/a/{world.ada.alias}/friend/", f"/a/{world.ben.alias}/friend/draft/"):
        assert "All my words." in nora.post(page, text="All my words.").content.decode()
    assert "All my words." not in browse(world, "ben").get(path)
    assert not Draft.objects.exists()


def queries_of(world: World, name: str, page: str) -> int:
    """How many queries a page takes when it is opened for the second time."""
    reader = browse(world, name)
    reader.get(page)
    with CaptureQueriesContext(connection) as found:
        reader.get(page)
    return len(found)


def test_no_page_asks_more_for_many_words_or_friends(world: World, path: str) -> None:
    pages = (path, list_of(world), "/today/", f"{list_of(world)}search/?q=word")
    says(world, "nora", "A word.")
    few = [queries_of(world, "ben", page) for page in pages]
    for _number in range(12):
        says(world, "nora", "A word.")
        says(world, "ben", "A word.")
    for name in ("ada", "mia"):
        befriend(world, name, "ben")
    many = [queries_of(world, "ben", page) for page in pages]
    assert all(after <= before + 1 for before, after in zip(few, many, strict=True)), (few, many)
    assert max(many) <= 15
