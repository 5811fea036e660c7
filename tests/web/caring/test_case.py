"""The hosts' page of a case in which somebody may be in danger, and of the lines to call."""

import pytest

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.models import Case
from tests.hosting.crisis.scene import HEAVY, START, after, asked
from tests.web.as_person import client_of
from tests.world import World


@pytest.fixture
def case(world: World) -> Case:
    clock.set_clock(lambda: START)
    world.post(text=HEAVY, by="nora")
    after(0)
    return Case.objects.get()


def path_of(world: World, case: Case) -> str:
    """The case's page for hosts."""
    return f"/c/{world.kitchen.public_id}/hosts/cases/{case.public_id}/"


def test_a_host_reads_what_helps_and_takes_it_with_one_press(world: World, case: Case) -> None:
    mia, path = client_of(world.people["mia"]), path_of(world, case)
    page = mia.get(path).content.decode()
    for words in ("What helps", "What harms", "I have it", "Nobody has it yet", "Words to start from"):
        assert words in page
    mia.post(f"{path}take/", {})
    page = mia.get(path).content.decode()
    assert "Nobody has it yet" not in page
    assert "You look at it." in page
    for who in ("ben", "nora", "otto"):
        assert client_of(world.people[who]).get(path).status_code == 404


def test_words_to_start_from_are_put_into_the_box_and_sent_by_nobody(world: World, case: Case) -> None:
    mia, path = client_of(world.people["mia"]), path_of(world, case)
    box = mia.get(f"{path}?begin=listen").content.decode().split("<textarea")[1]
    assert "I read what you wrote" in box.split("</textarea>")[0]
    assert "I read what you wrote" not in mia.get(f"{path}?begin=<b>").content.decode()
    assert (
        "I read what you wrote"
        not in client_of(world.people["nora"])
        .get(f"/c/{world.kitchen.public_id}/told/{case.public_id}/")
        .content.decode()
    )
    mia.post(path, {"text": "I read what you wrote, Fern.", "once": "x"})
    told = client_of(world.people["nora"]).get(f"/c/{world.kitchen.public_id}/told/{case.public_id}/")
    assert "I read what you wrote, Fern." in told.content.decode()


def test_it_is_handed_to_another_host_on_one_form(world: World, case: Case) -> None:
    mia, path = client_of(world.people["mia"]), path_of(world, case)
    mia.post(f"{path}take/", {})
    before = len(asked())
    assert mia.post(f"{path}hand-on/", {"to": world.ada.alias}).status_code == 303
    run_until_empty()
    assert asked()[before:] == [world.ada.alias_id]
    for wrong in (world.ben.alias, world.nora.alias, "nothing", ""):
        assert mia.post(f"{path}hand-on/", {"to": wrong}).status_code == 422
    assert client_of(world.people["ben"]).post(f"{path}hand-on/", {"to": world.ada.alias}).status_code == 404


def test_a_worry_about_somebodys_safety_says_to_whom_an_answer_goes(world: World) -> None:
    post = world.post(by="nora")
    client_of(world.people["ben"]).post(f"/p/{post.public_id}/worry/", {"reason": "safety", "text": "I'm afraid."})
    page = client_of(world.people["mia"]).get(path_of(world, Case.objects.get())).content.decode()
    assert "Fern was told nothing" in page
    assert "What helps" in page
    assert "Words to start from" not in page


def test_any_other_case_has_none_of_it(world: World) -> None:
    post = world.post(by="nora")
    client_of(world.people["ben"]).post(f"/p/{post.public_id}/worry/", {"reason": "unkind"})
    assert "What helps" not in client_of(world.people["mia"]).get(path_of(world, Case.objects.get())).content.decode()


def test_hosts_see_which_lines_nobody_has_looked_up_and_members_don_t(world: World) -> None:
    path = f"/c/{world.kitchen.public_id}/hosts/lines/"
    page = client_of(world.people["mia"]).get(path).content.decode()
    assert "alongside lines checked ES:024" in page
    assert "https://samaritans.org" in page
    for who in ("ben", "otto"):
        assert client_of(world.people[who]).get(path).status_code == 404
