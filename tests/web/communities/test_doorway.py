"""What a stranger sees of a community, and what a member can tell its hosts."""

import re

from alongside.communities.found import change
from alongside.communities.models import Community, Joining
from alongside.memberships.lead import greet
from tests.web.as_person import client_of
from tests.world import World


def doorway(world: World) -> str:
    return client_of(None).get(f"/c/{world.kitchen.public_id}/").content.decode()


def test_a_stranger_sees_the_doorway_and_of_its_people_only_hosts_who_greet(world: World) -> None:
    world.thread("A title nobody outside may read")
    page = doorway(world)
    assert "Kidney Kitchen" in page
    for hidden in ("Heron", "Lily", "Maple", "A title nobody outside"):
        assert hidden not in page
    greet(by=world.mia, greets=True, greeting="Come in, sit down.")
    page = doorway(world)
    assert "Maple" in page
    assert "Come in, sit down." in page
    assert "Heron" not in page


def test_only_listed_doorways_stand_on_the_front_page(world: World) -> None:
    change(world.kitchen, is_listed=True)
    page = client_of(None).get("/").content.decode()
    assert "Kidney Kitchen" in page
    assert "Quiet Garden" not in page


def test_a_community_that_is_not_there_and_one_that_is_closed_look_alike(world: World) -> None:
    Community.objects.filter(pk=world.garden.pk).update(closed=True)
    client = client_of(None)
    closed, missing = (client.get(f"/c/{which}/") for which in (world.garden.public_id, "a" * 26))
    assert (closed.status_code, closed.content) == (404, missing.content)


def test_guidelines_that_name_words_of_somebody_show_no_marks_of_ours(world: World) -> None:
    change(world.kitchen, guidelines=f"Be kind.\n\n> @post:{world.post().public_id}\n\n![](picture:{'a' * 26})")
    page = client_of(None).get(f"/c/{world.kitchen.public_id}/guidelines/").content.decode()
    assert "Be kind." in page
    assert not {"\ue000", "\ue001"} & set(page)


def test_somebody_founds_a_community_and_is_its_founder(world: World) -> None:
    client = client_of(world.people["ben"])
    words = {"name": "Slow Walks", "purpose": "Walking, slowly.", "audience": "Anyone", "language": "en",
             "guidelines": "Be kind.", "alias": "Snail", "once": "form-1"}  # fmt: skip
    assert client.post("/communities/found/", words).status_code == 303
    client.post("/communities/found/", words)
    made = Community.objects.get(name="Slow Walks")
    assert world.viewer("ben", made).is_founder
    assert not made.is_listed
    assert made.joining == Joining.ASK
    refused = client.post("/communities/found/", {**words, "alias": "host", "once": "form-2"})
    assert refused.status_code == 200
    assert Community.objects.filter(name="Slow Walks").count() == 1
    assert client_of(None).get("/communities/found/").status_code == 302


def test_a_visitor_asks_and_reads_the_answer_with_the_code_from_the_page(world: World) -> None:
    visitor = client_of(None)
    asked = visitor.post(f"/c/{world.kitchen.public_id}/ask/", {"text": "Is this for me?"}).content.decode()
    found = re.search(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", asked)
    assert found
    page = visitor.post("/question/", {"code": found[0].upper()}).content.decode()
    assert "Is this for me?" in page
    assert "Nobody has answered yet" in page
    assert "No question goes by that code" in visitor.post("/question/", {"code": "wrong"}).content.decode()


def test_a_member_tells_the_hosts_about_a_post_and_a_stranger_finds_nothing(world: World) -> None:
    post = world.post(by="nora")
    path = f"/p/{post.public_id}/worry/"
    told = client_of(world.people["ben"]).post(path, {"reason": "unsure"}, follow=True)
    assert "They will look at it" in told.content.decode()
    for name in ("otto", None):
        assert client_of(world.people[name] if name else None).get(path).status_code == 404


def test_an_invitation_is_shown_once_and_can_be_taken_back(world: World) -> None:
    change(world.kitchen, joining=Joining.ASK)
    host, member = client_of(world.people["mia"]), client_of(world.people["ben"])
    path = f"/c/{world.kitchen.public_id}/invite/"
    assert "/i/" in host.post(path).content.decode()
    assert "/i/" not in host.get(path).content.decode()
    assert "Here the hosts invite" in member.get(path).content.decode()
    back = re.search(r"/c/\w+/invitations/\w+/take-back/", host.get(path).content.decode())
    assert back
    assert host.post(back[0]).status_code == 303
    assert "take-back" not in host.get(path).content.decode()
