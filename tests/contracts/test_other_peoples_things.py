"""Things of another community, things taken back, blocks and pauses: nothing leads around the rules."""

import re
from typing import Any

import pytest
from django.test import Client

from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.core.ids import new_public_id
from alongside.hosting.decisions.members import pause_member
from alongside.hosting.decisions.words import remove_post
from alongside.hosting.worry import word_to_hosts
from alongside.media.access import pictures_at
from alongside.memberships.access import get_alias
from alongside.memberships.join import find_invitation, invite
from alongside.memberships.models import Membership
from alongside.standing.distance import block
from alongside.threads.models import Post, Quotation, Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.threads.withdraw import withdraw
from tests.contracts.cast import PLACES, Cast, is_id, path_of, refused, routes, seen
from tests.contracts.route_table import TABLE
from tests.contracts.test_routes import POSTED, all_rows
from tests.web.as_person import client_of
from tests.world import World


@pytest.fixture
def cast(world: World) -> Cast:
    return Cast(world)


@pytest.fixture
def garden_post(world: World) -> Post:
    """What Ada and Otto can read, under other aliases, in the other community."""
    garden = world.garden
    return start(garden, by=world.viewer("otto", garden), title="Roses", words=Words("garden-words"))


def posts_to(client: Client, path: str, **typed: str) -> Any:
    return client.post(path, typed)


TWO_IDS = sorted(
    name
    for name, pattern in routes().items()
    if "<str:community_id>" in pattern and len([place for place in PLACES.findall(pattern) if is_id(place)]) > 1
)


@pytest.mark.parametrize("name", TWO_IDS)
@pytest.mark.parametrize("who", ["ada", "otto"])
def test_a_thing_isnt_reached_through_a_community_it_doesnt_belong_to(
    cast: Cast, world: World, name: str, who: str
) -> None:
    mixed = cast.things | {"community_id": world.garden.public_id}
    never = {place: new_public_id() if is_id(place) and place != "community_id" else mixed[place] for place in mixed}
    client, pattern = client_of(world.people[who]), routes()[name]
    for method in ("get", "post"):
        asked: dict[str, Any] = POSTED.get(name, {"text": "Words.", "answer": "yes"}) if method == "post" else {}
        before = all_rows()
        answer = getattr(client, method)(path_of(pattern, mixed), asked)
        assert refused(answer) or answer.status_code == 405
        assert seen(answer) == seen(
            getattr(client, method)(path_of(pattern, never | {"asking_id": new_public_id()}), asked)
        )
        assert all_rows() == before
    assert TABLE[name]


def test_an_answer_doesnt_answer_a_post_of_another_community(world: World, garden_post: Post) -> None:
    thread, ada = world.thread(), client_of(world.people["ada"])
    answer = posts_to(ada, f"/t/{thread.public_id}/answer/", text="Hello", answers=garden_post.public_id)
    assert answer.status_code == 404
    assert Post.objects.filter(thread=thread).count() == 1
    assert ada.get(f"/t/{thread.public_id}/answer/", {"to": garden_post.public_id}).status_code == 404


def test_an_answer_in_the_same_community_but_another_thread_answers_the_thread(world: World) -> None:
    other, thread = world.post("Other"), world.thread()
    posts_to(client_of(world.people["ben"]), f"/t/{thread.public_id}/answer/", text="Hello", answers=other.public_id)
    assert Post.objects.get(thread=thread, number=2).answers is None


def test_words_of_another_community_are_not_quoted(world: World, garden_post: Post) -> None:
    thread, ada = world.thread(), client_of(world.people["ada"])
    reply(thread, by=world.ada, words=Words(f"> @post:{garden_post.public_id}\n\nLook."))
    assert not Quotation.objects.exists()
    assert "garden-words" not in ada.get(f"/t/{thread.public_id}/").content.decode()


def test_posts_dont_move_to_another_community_nor_to_where_everyone_reads(world: World, garden_post: Post) -> None:
    post, ada = world.post(by="ben"), client_of(world.people["ada"])
    move = f"/p/{post.public_id}/move/"
    assert posts_to(ada, move, to=f"/t/{garden_post.thread.public_id}/", because="x").status_code == 404
    change(world.kitchen, is_open=True)
    everyone = world.thread("For everyone")
    assert posts_to(ada, move, to=f"/t/{everyone.public_id}/", because="x").status_code == 422
    assert Post.objects.get(pk=post.pk).thread_id == post.thread_id
    assert posts_to(ada, move, title="A new one", because="x").status_code == 303
    assert not Thread.objects.get(title="A new one").is_open, "words written for members stay with members"


def test_somebody_elses_picture_is_not_shown_in_ones_own_post(cast: Cast, world: World) -> None:
    thread = world.thread("Mine", by="nora")
    post = reply(thread, by=world.nora, words=Words(f"![x](picture:{cast.things['picture_id']})"))
    assert not pictures_at([f"post {post.public_id}"])
    page = cast.clients["member"].get(f"/t/{thread.public_id}/").content.decode()
    assert f"/pictures/{cast.things['picture_id']}" not in page


def test_an_invitation_opens_no_other_door(world: World) -> None:
    garden = change(world.garden, joining=Joining.INVITATION)
    secret = invite(world.kitchen, by=world.ada)
    client = client_of(world.people["nora"])
    assert client.get(f"/i/{secret}/").headers["Location"] == f"/c/{world.kitchen.public_id}/come-in/"
    assert "invitation" in client.get(f"/c/{garden.public_id}/come-in/").content.decode()
    assert Membership.objects.filter(community=garden).count() == 2


def test_a_refused_invitation_looks_the_same_for_every_reason(world: World) -> None:
    over = invite(world.kitchen, by=world.ada)
    found = find_invitation(over)
    assert found
    found.uses_left = 0
    found.save()
    used, never = (client_of(None).get(f"/i/{secret}/") for secret in (over, new_public_id()))
    assert seen(used) == seen(never)


def test_a_post_taken_back_is_gone_for_everybody_but_its_author(world: World) -> None:
    thread = world.thread()
    post = reply(thread, by=world.ben, words=Words("withdrawn-words"))
    withdraw(post, by=world.ben)
    for name in ("nora", "mia", "ada", "otto"):
        client = client_of(world.people[name])
        assert "withdrawn-words" not in client.get(f"/t/{thread.public_id}/").content.decode()
        for what in ("", "worry/", "earlier/", "edit/", "restore/", "withdraw/", "presence/"):
            method = client.post if what in ("restore/", "presence/") else client.get
            theirs, never = (method(f"/p/{each}/{what}") for each in (post.public_id, new_public_id()))
            assert seen(theirs) == seen(never), (name, what)


def test_a_removed_post_is_read_by_its_author_and_reached_by_hosts_alone(world: World) -> None:
    thread = world.thread()
    post = reply(thread, by=world.ben, words=Words("removed-words"))
    remove_post(post, by=world.mia, because="A reason.")
    nora = client_of(world.people["nora"])
    assert "removed-words" not in nora.get(f"/t/{thread.public_id}/").content.decode()
    assert seen(nora.get(f"/p/{post.public_id}/")) == seen(nora.get(f"/p/{new_public_id()}/"))
    assert posts_to(nora, f"/p/{post.public_id}/bring-back/", because="x").status_code == 404
    ben = client_of(world.people["ben"])
    assert posts_to(ben, f"/p/{post.public_id}/bring-back/", because="x").status_code == 404
    assert posts_to(ben, f"/p/{post.public_id}/edit/", text="Back again").status_code in (404, 422)
    assert not Post.objects.get(pk=post.pk).is_shown


def test_a_block_changes_nothing_on_the_others_pages(world: World) -> None:
    thread = world.thread()
    reply(thread, by=world.nora, words=Words("Nora's words"))
    paths = [f"/t/{thread.public_id}/", f"/c/{world.kitchen.public_id}/", f"/a/{world.ben.alias}/", "/today/"]
    others = {name: client_of(world.people[name]) for name in ("nora", "mia")}
    for client in others.values():
        client.get(paths[0])  # read once, so that nothing is new the next time
    before = {(name, path): seen(client.get(path))[:2] for name, client in others.items() for path in paths}
    block(get_alias(world.ben, world.nora.alias), by=world.ben)
    after = {(name, path): seen(client.get(path))[:2] for name, client in others.items() for path in paths}
    assert _without_once(before) == _without_once(after)
    assert "Nora's words" not in client_of(world.people["ben"]).get(paths[0]).content.decode()


def _without_once(answers: dict[Any, Any]) -> dict[Any, Any]:
    """A form's once-key is new each time."""

    return {key: re.sub(rb'value="[a-z2-7]{26}"', b"", str(answer).encode()) for key, answer in answers.items()}


def test_a_paused_member_reads_and_tells_the_hosts_but_writes_nothing(world: World) -> None:
    post = world.post(by="ben")
    pause_member(get_alias(world.mia, world.ben.alias), by=world.mia, how_long="week", because="A rest.")
    ben, thread = client_of(world.people["ben"]), post.thread
    assert ben.get(f"/t/{thread.public_id}/").status_code == 200
    words = Post.objects.values_list("source", flat=True)
    before = list(words)
    for path in (
        f"/t/{thread.public_id}/answer/",
        f"/c/{world.kitchen.public_id}/write/",
        f"/p/{post.public_id}/edit/",
    ):
        assert posts_to(ben, path, text="Words.", title="A title").status_code == 422
    assert list(words) == before
    assert posts_to(ben, f"/c/{world.kitchen.public_id}/word/", text="A word.").status_code == 303


def test_a_stranger_reads_open_threads_and_none_of_the_older_ones(world: World) -> None:
    older = world.thread("Before")
    change(world.kitchen, is_open=True)
    everyone = world.thread("For everyone")
    reply(everyone, by=world.ben, words=Words(f"> @post:{Post.objects.get(thread=older).public_id}\n\nAs I said."))
    for client in (client_of(None), client_of(world.people["otto"])):
        page = client.get(f"/t/{everyone.public_id}/").content.decode()
        assert "As I said." in page
        assert "Tomorrow is my scan." in page, "the open thread's own first words"
        assert page.count("Tomorrow is my scan.") == 1, "the quoted words of members stay with members"
        assert seen(client.get(f"/t/{older.public_id}/")) == seen(client.get(f"/t/{new_public_id()}/"))
        for path in ("answer/", "follow/", "close/"):
            method = client.post if path == "follow/" else client.get
            assert refused(method(f"/t/{everyone.public_id}/{path}"))


def test_a_case_is_nothing_to_the_host_it_is_about(world: World) -> None:
    case = word_to_hosts("About Maple.", by=world.ben)
    case.about_alias_id = world.mia.alias_id
    case.save()
    mia, path = client_of(world.people["mia"]), f"/c/{world.kitchen.public_id}/hosts/cases/"
    assert seen(mia.get(f"{path}{case.public_id}/")) == seen(mia.get(f"{path}{new_public_id()}/"))
    assert case.public_id not in mia.get(path).content.decode()
    assert client_of(world.people["ada"]).get(f"{path}{case.public_id}/").status_code == 200


def test_the_picture_of_whoever_took_their_open_words_back_is_for_members(world: World) -> None:
    change(world.kitchen, is_open=True)
    post = reply(world.thread("For everyone"), by=world.ben, words=Words("Hello."))
    face = f"/a/{world.ben.alias}/picture/1"
    assert client_of(None).get(face).status_code == 200
    withdraw(post, by=world.ben)
    assert seen(client_of(None).get(face)) == seen(client_of(None).get(f"/a/{new_public_id()}/picture/1"))
    assert client_of(world.people["nora"]).get(face).status_code == 200
