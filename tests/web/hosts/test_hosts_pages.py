"""The hosts' side opens for hosts and is nothing at all for everybody else."""

import zipfile

import pytest
from django.test import Client

from alongside.hosting.access import own_cases_by
from alongside.hosting.pairs.answer import agree
from alongside.hosting.pairs.propose import propose
from alongside.hosting.worry import word_to_hosts, worry
from alongside.memberships.access import get_alias
from tests.web.as_person import client_of
from tests.world import World


@pytest.fixture
def host(world: World) -> Client:
    return client_of(world.people["mia"])


def hosts_paths(world: World) -> list[str]:
    case = worry(by=world.ben, reason="unsure", post=world.post(by="nora"))
    house = f"/c/{world.kitchen.public_id}/hosts/"
    return [house, f"{house}cases/", f"{house}cases/{case.public_id}/", f"{house}journal/", f"{house}team/",
            f"{house}greet/"]  # fmt: skip


def test_hosts_see_what_waits_and_nobody_else_learns_that_there_is_such_a_page(world: World, host: Client) -> None:
    paths = hosts_paths(world)
    for path in paths:
        assert host.get(path).status_code == 200, path
    missing = client_of(None).get("/c/aaaaaaaaaaaaaaaaaaaaaaaaaa/hosts/")
    for name in ("ben", "otto", None):
        client = client_of(world.people[name] if name else None)
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 404, (name, path)
    assert client_of(None).get(paths[0]).content == missing.content


def test_a_host_answers_a_private_word_and_the_member_reads_it(world: World, host: Client) -> None:
    case = word_to_hosts("I feel watched here.", by=world.ben)
    host.post(f"/c/{world.kitchen.public_id}/hosts/cases/{case.public_id}/", {"text": "Thank you for telling us."})
    read = client_of(world.people["ben"]).get(f"/c/{world.kitchen.public_id}/told/{case.public_id}/")
    assert "Thank you for telling us." in read.content.decode()
    assert (
        client_of(world.people["nora"]).get(f"/c/{world.kitchen.public_id}/told/{case.public_id}/").status_code == 404
    )


def test_a_post_is_taken_out_only_with_a_reason_and_by_a_host(world: World, host: Client) -> None:
    post = world.post(text="A cure, only today.", by="nora")
    path = f"/p/{post.public_id}/remove/"
    assert host.post(path, {"because": ""}).status_code == 422
    assert client_of(world.people["ben"]).post(path, {"because": "No."}).status_code == 404
    assert host.post(path, {"because": "It sells something."}).status_code == 303
    told = own_cases_by(world.nora).get()
    assert told.kind == "decision"


def test_only_a_founder_changes_the_doorway_and_asks_members_to_help(world: World, host: Client) -> None:
    house = f"/c/{world.kitchen.public_id}/hosts/"
    assert host.get(f"{house}doorway/").status_code == 404
    founder = client_of(world.people["ada"])
    assert founder.get(f"{house}doorway/").status_code == 200
    assert "Nobody here goes by that name" in founder.post(f"{house}team/", {"name": "Ghost"}).content.decode()
    founder.post(f"{house}team/", {"name": "Lily"})
    assert world.ben.is_host


def test_a_founder_takes_the_community_along_and_a_moderator_finds_nothing(world: World, host: Client) -> None:
    world.answer(world.thread(text="Rosemary helps."))
    path = f"/c/{world.kitchen.public_id}/hosts/along/"
    assert host.post(path).status_code == 404
    answer = client_of(world.people["ada"]).post(path)
    with zipfile.ZipFile(answer.file) as taken:
        assert b"Rosemary helps." in taken.read("archive.mbox")
        assert b"Heron" in taken.read("community.json")


def test_a_host_asks_a_member_to_wait_from_their_page_and_lets_them_write_again(world: World, host: Client) -> None:
    ben = world.ben.alias
    page = f"/a/{ben}/"
    assert "Ask Lily to wait" in host.get(page).content.decode()
    assert "As a host" not in client_of(world.people["nora"]).get(page).content.decode()
    host.post(f"{page}pause/", {"because": "Please rest a day.", "how_long": "day"})
    assert "Let Lily write again" in host.get(page).content.decode()
    assert host.post(f"{page}pause/", {"because": "Rested."}).status_code == 303
    assert "Ask Lily to wait" in host.get(page).content.decode()
    journal = host.get(f"/c/{world.kitchen.public_id}/hosts/journal/").content.decode()
    assert "asked a member to wait" in journal
    assert "let a member write again" in journal


def test_whoever_the_hosts_wrote_to_is_told_so_on_their_today(world: World, host: Client) -> None:
    case = word_to_hosts("I feel watched here.", by=world.ben)
    ben, wrote = client_of(world.people["ben"]), "The hosts of Kidney Kitchen wrote to you"
    assert wrote not in ben.get("/today/").content.decode()
    host.post(f"/c/{world.kitchen.public_id}/hosts/cases/{case.public_id}/", {"text": "We look at it."})
    assert wrote in ben.get("/today/").content.decode()
    assert wrote not in client_of(world.people["nora"]).get("/today/").content.decode()
    agree(propose(by=world.mia, kind="let-go", about=get_alias(world.mia, world.nora.alias), because="It sells."),
          by=world.ada, because="I saw it too.")  # fmt: skip
    assert wrote in client_of(world.people["nora"]).get("/today/").content.decode()


def test_a_community_is_handed_over_only_after_reading_what_that_means(world: World) -> None:
    founder = client_of(world.people["ada"])
    path = f"/c/{world.kitchen.public_id}/hosts/team/{world.mia.alias}/"
    assert "Only Maple can hand it back." in founder.post(path, {"verb": "hand-over"}).content.decode()
    doorway = f"/c/{world.kitchen.public_id}/hosts/doorway/"
    assert founder.get(doorway).status_code == 200
    founder.post(path, {"verb": "hand-over", "sure": "1"})
    assert founder.get(doorway).status_code == 404
    assert client_of(world.people["mia"]).get(doorway).status_code == 200
