"""The queue of cases, and one case with what stands around it."""

import pytest
from django.test import Client

from alongside.core import clock
from alongside.hosting.access import get_case, own_cases_by
from alongside.hosting.case import StillHeld, close, spoken_in
from alongside.hosting.models import Case, CaseKind, Urgency
from alongside.hosting.worry import word_to_hosts, worry
from alongside.memberships.models import Membership, Stage
from alongside.threads.models import Hold, Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.web.as_person import client_of
from tests.web.hosts.reading import house, read
from tests.world import World


@pytest.fixture
def host(world: World) -> Client:
    return client_of(world.people["mia"])


def seen(world: World, kind: str, post: Post | None = None) -> Case:
    """A case that the house itself opened."""
    return Case.objects.create(
        community=world.kitchen, kind=kind, opened_at=clock.now(), about_post=post, about_alias_id=world.nora.member_id
    )


def test_the_queue_has_a_sentence_for_every_kind_of_case_and_none_of_its_words(world: World, host: Client) -> None:
    post = world.post(text="Secret words of a post.", by="nora")
    worry(by=world.ben, reason="unsure", words="Secret words of a worry.", post=post)
    word_to_hosts("Secret words to the hosts.", by=world.ben)
    for kind in CaseKind.values:
        seen(world, kind, post)
    for path in ("", "cases/"):
        page = read(host, house(world) + path)
        assert "Secret words" not in page
        assert "Lily wrote to the hosts" in page
        assert "Fern may be in danger" in page
        assert "Words by Fern wait until a host has looked" in page


def test_what_is_most_urgent_stands_first(world: World, host: Client) -> None:
    word_to_hosts("One.", by=world.ben)
    Case.objects.filter(pk=seen(world, CaseKind.CRISIS).pk).update(urgency=Urgency.NOW)
    page = read(host, house(world))
    assert page.index("Fern may be in danger") < page.index("Lily wrote to the hosts")


def test_more_cases_than_a_page_holds_are_a_page_on(world: World, host: Client) -> None:
    for number in range(31):
        word_to_hosts(f"Word {number}.", by=world.ben)
    assert read(host, house(world)).count("Lily wrote to the hosts") == 30
    assert read(host, house(world) + "?page=2").count("Lily wrote to the hosts") == 1


def test_a_host_takes_a_case_and_the_others_see_who_looks_at_it(world: World, host: Client) -> None:
    case = word_to_hosts("I feel watched here.", by=world.ben)
    path = f"{house(world)}cases/{case.public_id}/"
    assert host.post(path + "take/").status_code == 303
    ada = client_of(world.people["ada"])
    assert "Maple looks at it" in read(ada, house(world))
    assert ada.post(path + "take/").status_code == 422
    assert "Look at it instead of Maple" in read(ada, path)
    ada.post(path + "take/", {"instead_of": world.mia.alias})
    assert "Heron looks at it" in read(host, path)
    ada.post(path + "take/", {"give_back": "1"})
    assert get_case(world.mia, case.public_id).taken_by is None
    assert client_of(world.people["ben"]).post(path + "take/").status_code == 404


def test_a_case_shows_the_posts_before_and_after_folded_with_kind_and_content_note(world: World, host: Client) -> None:
    thread = world.thread(text="Long before.")
    world.answer(thread, "Just before it.", by="ben")
    post = reply(thread, by=world.nora, words=Words("Take double.", kind="experience", notes=["weight"]))
    world.answer(thread, "Just after it.", by="ben")
    world.answer(thread, "Long after.", by="ben")
    case = worry(by=world.ben, reason="harmful", post=post)
    Membership.objects.filter(pk=world.nora.member_id).update(stage=Stage.NEW)
    page = read(host, f"{house(world)}cases/{case.public_id}/")
    for words in ("Just before it.", "Take double.", "Just after it."):
        opens = page.rindex("<details", 0, page.index(words))
        assert "</details>" not in page[opens : page.index(words)], "folded until it is opened"
    assert "Long before." not in page
    assert "Long after." not in page
    assert "my experience" in page
    assert "This speaks of: weight" in page
    assert "Fern is new here." in page


def test_hosts_read_held_words_on_their_case_and_nobody_else_does(world: World, host: Client) -> None:
    post = world.answer(world.thread(), "Buy my powder.", by="nora")
    Post.objects.filter(pk=post.pk).update(removed=True, hold=Hold.SCAM)
    path = f"{house(world)}cases/{seen(world, CaseKind.HELD, post).public_id}/"
    assert "Buy my powder." in read(host, path)
    assert client_of(world.people["nora"]).get(path).status_code == 404


def test_what_an_author_took_back_is_not_shown_on_a_case_either(world: World, host: Client) -> None:
    post = world.answer(world.thread(), "I said too much.", by="nora")
    Post.objects.filter(pk=post.pk).update(withdrawn_at=clock.now())
    page = read(host, f"{house(world)}cases/{seen(world, CaseKind.CLAIM, post).public_id}/")
    assert "I said too much." not in page
    assert "taken back by its author" in page


def test_earlier_decisions_about_the_same_alias_stand_on_the_case(world: World, host: Client) -> None:
    host.post(f"/a/{world.nora.alias}/pause/", {"because": "Please rest a day.", "how_long": "day"})
    case = seen(world, CaseKind.ALARM)
    page = read(host, f"{house(world)}cases/{case.public_id}/")
    assert "Decided about Fern before" in page
    assert "Please rest a day." in page


def test_words_on_a_case_nobody_told_are_for_the_hosts_and_it_waits_on(world: World, host: Client) -> None:
    case = seen(world, CaseKind.CLAIM, world.post(by="nora"))
    path = f"{house(world)}cases/{case.public_id}/"
    host.post(path, {"text": "I asked a nurse.", "once": "x"})
    assert get_case(world.ada, case.public_id).waits
    assert "I asked a nurse." in read(client_of(world.people["ada"]), path)
    assert host.post(path + "close/").status_code == 303
    assert not get_case(world.ada, case.public_id).waits
    assert not own_cases_by(world.nora)


def test_whoever_told_the_hosts_reads_what_became_of_it_and_closing_needs_words_for_them(
    world: World, host: Client
) -> None:
    case = worry(by=world.ben, reason="unsure", post=world.post(by="nora"))
    path = f"{house(world)}cases/{case.public_id}/"
    assert host.post(path + "close/").status_code == 422
    host.post(path + "close/", {"text": "We looked, and all is well."})
    assert [spoken.text for spoken in spoken_in(own_cases_by(world.ben)[0])] == ["We looked, and all is well."]


def test_a_case_about_held_words_ends_with_a_decision_about_them(world: World) -> None:
    post = world.answer(world.thread(), "Buy my powder.", by="nora")
    Post.objects.filter(pk=post.pk).update(removed=True, hold=Hold.SCAM)
    case = seen(world, CaseKind.HELD, post)
    with pytest.raises(StillHeld):
        close(case, by=world.mia, words="Done.")
    Post.objects.filter(pk=post.pk).update(removed=False, hold="")
    close(case, by=world.mia, words="")
    assert not get_case(world.mia, case.public_id).waits
