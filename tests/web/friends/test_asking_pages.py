"""Asking somebody to be friends, answering, and the list of friends, as pages and forms."""

import re

import pytest

from alongside.drafts.models import Draft
from alongside.friends.access import friends_by
from alongside.friends.refusing import wants_nobody
from alongside.friends.sides import Stands
from alongside.memberships.models import Membership, Stage
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import block
from alongside.standing.quiet import keep_quiet
from tests.contracts.cast import seen
from tests.friends.two import alias_of
from tests.web.threads.browsing import browse
from tests.world import World

HELLO = "I read what you wrote about salt."


def way(viewer: Viewer) -> str:
    """Where one asks this one."""
    return f"/a/{viewer.alias}/friend/"


def list_of(world: World) -> str:
    """Where one's friends stand."""
    return f"/c/{world.kitchen.public_id}/friends/"


def asked(world: World) -> str:
    """Nora asked Ben; where that is."""
    browse(world, "nora").post(way(world.ben), text=HELLO)
    return f"/f/{friends_by(world.nora)[0].friendship.public_id}/"


def test_the_page_of_an_alias_leads_to_what_is_possible(world: World) -> None:
    page, mine = f"/a/{world.ben.alias}/", f"/a/{world.nora.alias}/"
    assert "Ask Lily to be friends" in browse(world, "nora").get(page)
    assert "to be friends" not in browse(world, "nora").get(mine)
    path = asked(world)
    assert "You asked Lily to be friends" in browse(world, "nora").get(page)
    assert "Fern asks to be friends" in browse(world, "ben").get(mine)
    browse(world, "ben").post(f"{path}accept/")
    assert "Write to Lily" in browse(world, "nora").get(page)
    assert "Ask Lily to be friends" in browse(world, "mia").get(page), "to everybody else nothing has changed"


def test_before_a_word_is_written_the_page_says_as_whom_to_whom_and_who_reads_it(world: World) -> None:
    page = re.sub(r"<img[^>]*>|\s+", " ", browse(world, "nora").get(way(world.ben)))
    assert "You write as Fern to Lily. Only the two of you can read this." in re.sub(" +", " ", page)
    assert "You hear of a yes alone." in page


def test_every_outcome_of_asking_is_the_same_page(world: World) -> None:
    keep_quiet(by=world.ada, quiet=True)
    block(alias_of(world.nora), by=world.mia)
    pages = []
    for other in (world.ben, world.ada, world.mia):
        nora = browse(world, "nora")
        answer = nora.post(way(other), text=HELLO)
        assert (answer.status_code, answer["Location"]) == (303, list_of(world))
        said = f"You asked {other.name}. If {other.name} would like to, you will find it here."
        assert said in nora.get(list_of(world))
        pages.append(answer)
    assert len({str(seen(page)[0:2]) for page in pages}) == 1
    assert "Fern" in browse(world, "ben").get(list_of(world))
    for name in ("ada", "mia"):
        assert "Fern" not in browse(world, name).get(list_of(world))


def test_what_is_refused_comes_back_with_its_words(world: World) -> None:
    words = "Too many words. " * 60
    answer = browse(world, "nora").post(way(world.ben), text=words)
    assert answer.status_code == 422
    assert words.strip() in answer.content.decode()
    assert "Could you say it in fewer?" in answer.content.decode()
    assert not friends_by(world.nora)


def test_somebody_new_reads_that_asking_waits_before_a_word_is_written(world: World) -> None:
    Membership.objects.filter(pk=world.nora.member_id).update(stage=Stage.NEW)
    nora = browse(world, "nora")
    assert "Ask Lily" not in nora.get(f"/a/{world.ben.alias}/")
    page = nora.get(way(world.ben))
    assert "has to wait two weeks" in page
    assert "<textarea" not in page
    refused = nora.post(way(world.ben), text=HELLO)
    assert refused.status_code == 422
    assert HELLO in refused.content.decode()


def test_somebody_new_may_be_asked_and_say_yes(world: World) -> None:
    Membership.objects.filter(pk=world.ben.member_id).update(stage=Stage.NEW)
    path = asked(world)
    assert browse(world, "ben").post(f"{path}accept/").status_code == 303
    assert friends_by(world.ben)[0].stands == Stands.FRIENDS


@pytest.mark.parametrize("answer", ["rest", "decline"])
def test_what_isnt_a_yes_looks_like_nothing_to_whoever_asked(world: World, answer: str) -> None:
    path, nora = asked(world), browse(world, "nora")
    before = [re.sub(r'value="\w+"', "", nora.get(page)) for page in (path, list_of(world))]
    done = browse(world, "ben").post(f"{path}{answer}/")
    assert done["Location"] == list_of(world)
    assert [re.sub(r'value="\w+"', "", nora.get(page)) for page in (path, list_of(world))] == before


def test_an_ask_that_rests_can_still_be_accepted_and_a_declined_one_is_gone(world: World) -> None:
    path, ben = asked(world), browse(world, "ben")
    ben.post(f"{path}rest/")
    assert "Fern asked you. It rests." in ben.get(list_of(world))
    assert "Yes, be friends with Fern" in ben.get(path)
    ben.post(f"{path}decline/")
    assert "Fern" not in ben.get(list_of(world))
    ben.get(path, 404)


def test_nobody_else_finds_an_ask(world: World) -> None:
    path = asked(world)
    for name in ("mia", "ada", "otto", ""):
        browse(world, name).get(path, 404)


def test_a_draft_is_kept_and_its_row_doesnt_say_for_whom(world: World) -> None:
    nora = browse(world, "nora")
    kept = nora.post(f"{way(world.ben)}draft/", text="Not sure yet")
    assert kept["Location"] == f"/c/{world.kitchen.public_id}/drafts/"
    assert "Not sure yet" in nora.get(way(world.ben))
    assert way(world.ben) in nora.get(kept["Location"])
    (draft,) = Draft.objects.all()
    assert world.ben.alias not in draft.place
    assert world.ben.alias.encode() not in bytes(draft.sealed)
    assert "Not sure yet" not in browse(world, "ben").get(way(world.nora))
    nora.post(way(world.ben), text=HELLO)
    assert not Draft.objects.exists()


def test_an_empty_list_says_what_to_do(world: World) -> None:
    page = browse(world, "nora").get(list_of(world))
    assert "You have no friends here yet." in page
    assert "See what people say here" in page


def test_nobody_anywhere_may_ask_whoever_wishes_so(world: World) -> None:
    ben = browse(world, "ben")
    ben.post(f"{list_of(world)}who/", who="nobody")
    assert wants_nobody(world.people["ben"])
    asked(world)
    assert "Fern" not in ben.get(list_of(world))
    ben.post(f"{list_of(world)}who/", who="members")
    assert not wants_nobody(world.people["ben"])


def test_the_community_and_today_lead_to_ones_friends(world: World) -> None:
    nora = browse(world, "nora")
    assert list_of(world) in nora.get(f"/c/{world.kitchen.public_id}/")
    assert "Friends in Kidney Kitchen" in nora.get("/today/")
