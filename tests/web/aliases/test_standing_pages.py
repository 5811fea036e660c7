"""What somebody new reads about what they can do, and what hosts can say about them."""

import pytest

from alongside.core.jobs import run_until_empty
from alongside.memberships.models import Membership, Stage
from tests.web.threads.browsing import browse
from tests.world import World


@pytest.fixture
def nora(world: World) -> str:
    """The page of Nora's alias, who is new."""
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=Stage.NEW)
    run_until_empty()
    return f"/a/{world.nora.alias}/"


def test_somebody_new_reads_in_plain_words_what_they_can_do_and_what_comes(world: World, nora: str) -> None:
    page = browse(world, "nora").get(nora)
    assert "You are new here." in page
    assert "you can always write to the hosts" in page
    assert "When the hosts know you a little" in page
    assert "progress" not in page


def test_others_learn_nothing_of_anybodys_stage(world: World, nora: str) -> None:
    page = browse(world, "ben").get(nora)
    assert "is new here" not in page
    assert "known here" not in page
    own = browse(world, "ben").get(f"/a/{world.ben.alias}/")
    assert "People here know you." in own


def test_a_host_says_that_somebody_is_known_and_takes_it_back(world: World, nora: str) -> None:
    host = browse(world, "mia")
    assert "Say that Fern is known here" in host.get(nora)
    host.post(f"{nora}known/")
    assert "A host said that Fern is known here." in host.get(nora)
    assert "People here know you." in browse(world, "nora").get(nora)
    assert "said that a member is known here" in host.get(f"/c/{world.kitchen.public_id}/hosts/journal/")
    host.post(f"{nora}not-known/")
    assert "Say that Fern is known here" in host.get(nora)


def test_the_composer_offers_somebody_new_no_picture_and_says_why(world: World, nora: str) -> None:
    path = f"/t/{world.thread().public_id}/"
    for there in (path, f"{path}answer/"):
        page = browse(world, "nora").get(there)
        assert 'name="picture"' not in page
        assert "have to wait a little" in page
        assert 'name="picture"' in browse(world, "ben").get(there)


def test_what_is_refused_comes_back_with_the_words(world: World, nora: str) -> None:
    path = f"/t/{world.thread().public_id}/answer/"
    answer = browse(world, "nora").post(path, text="Look at https://cures.example/now, it helped me.")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "write the name of the page" in page
    assert "Look at https://cures.example/now, it helped me." in page


def test_the_fourth_post_of_a_day_comes_back_with_the_words(world: World, nora: str) -> None:
    path, client = f"/t/{world.thread().public_id}/answer/", browse(world, "nora")
    assert [client.post(path, text=f"Words {number}").status_code for number in range(3)] == [303] * 3
    answer = client.post(path, text="A fourth time.")
    assert answer.status_code == 429
    assert "A fourth time." in answer.content.decode()
