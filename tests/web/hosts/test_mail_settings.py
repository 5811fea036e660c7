"""How mail comes and goes: changed by founders, through their page."""

from alongside.communities.models import Community
from tests.web.as_person import client_of
from tests.world import World


def path(world: World) -> str:
    return f"/c/{world.kitchen.public_id}/hosts/mail/"


def test_a_founder_changes_address_wait_and_documents(world: World) -> None:
    ada = client_of(world.people["ada"])
    assert "kidney-kitchen@" in ada.get(path(world)).text
    assert ada.post(path(world), {"mail_name": "Stove", "mail_wait": "0", "takes_documents": "on"}).status_code == 303
    kitchen = Community.objects.get(pk=world.kitchen.pk)
    assert (kitchen.mail_name, kitchen.mail_wait, kitchen.takes_documents) == ("stove", 0, True)
    assert ada.post(path(world), {"mail_name": "stove", "mail_wait": "30"}).status_code == 303
    kitchen.refresh_from_db()
    assert (kitchen.mail_wait, kitchen.takes_documents) == (30, False)


def test_names_that_are_taken_or_mean_else_and_long_waits_are_refused_and_nothing_changes(world: World) -> None:
    ada = client_of(world.people["ada"])
    for name, wait in (
        ("quiet-garden", "5"),
        ("postmaster", "5"),
        ("t-soup", "5"),
        ("soup-leave", "5"),
        ("soup", "31"),
    ):
        page = ada.post(path(world), {"mail_name": name, "mail_wait": wait})
        assert "wrong" in page.text, name
    kitchen = Community.objects.get(pk=world.kitchen.pk)
    assert (kitchen.mail_name, kitchen.mail_wait) == ("kidney-kitchen", 10)


def test_other_hosts_and_members_do_not(world: World) -> None:
    for name in ("mia", "nora", "otto"):
        answer = client_of(world.people[name]).post(path(world), {"mail_name": "stove", "mail_wait": "0"})
        assert answer.status_code in (404, 422), name
    assert Community.objects.get(pk=world.kitchen.pk).mail_name == "kidney-kitchen"
