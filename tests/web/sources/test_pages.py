"""What stands below a post, as pages show it, and the pages of notes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.communities.found import change
from alongside.core.jobs import run_until_empty
from alongside.memberships.access import get_alias
from alongside.memberships.models import Membership, Stage
from alongside.sources.decide import show_note
from alongside.sources.models import ContextNote, NoteState, Source, Status
from alongside.sources.propose import propose_note
from alongside.standing.distance import block
from alongside.threads.edit import make_stale
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.web.as_person import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(world):
    post = world.post("Broth", "I read PMID 11 and felt better.", by="ben")
    run_until_empty()
    return post


def client(world, name: str) -> Client:
    return client_of(world.people[name])


def page(world, name: str, post) -> str:
    return client(world, name).get(f"/t/{post.thread.public_id}/").content.decode()


def shown_beside(world, post, words: str = "A review found no such thing.") -> ContextNote:
    note = propose_note(post, words, "PMID 12\nhttps://example.org/soup", by=world.nora)
    show_note(note, by=world.mia, because="It helps.")
    return note


def test_a_number_stands_below_its_post_and_says_that_nobody_looked(world, post) -> None:
    shown = page(world, "nora", post)
    link = '<a href="https://pubmed.ncbi.nlm.nih.gov/11" rel="nofollow noopener noreferrer">PMID 11</a>'
    assert link in shown
    assert "not looked up here" in shown


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.RETRACTED, "Retracted: its journal has withdrawn this paper."),
        (Status.CONCERN, "In doubt:"),
        (Status.CORRECTED, "Corrected:"),
        (Status.MISSING, "This number leads nowhere."),
    ],
)
def test_what_one_should_know_of_a_source_comes_first(world, post, status: Status, words: str) -> None:
    Source.objects.update(status=status, title="Broth <b>cures</b>", year=2019, study="trial", notice="PMID 99")
    shown = page(world, "nora", post)
    assert words in shown
    assert shown.index(words) < shown.index("Broth &lt;b&gt;cures")
    assert "(2019, a trial with people)" in shown
    assert ("pubmed.ncbi.nlm.nih.gov/11" in shown) is (status != Status.MISSING)


def test_a_page_asks_once_more_where_something_stands_below_and_not_otherwise(world, post) -> None:
    def asked() -> int:
        own = client(world, "nora")
        own.get(f"/t/{post.thread.public_id}/")  # what is new to her is read now
        make_stale(post)
        with CaptureQueriesContext(connection) as queries:
            assert own.get(f"/t/{post.thread.public_id}/").status_code == 200
        return len(queries)

    with_one = asked()
    for number in range(5):
        shown_beside(world, world.answer(post.thread, f"PMID {number + 20}"), f"Not so: {number}.")
    run_until_empty()
    assert asked() == with_one
    Source.objects.all().delete()
    ContextNote.objects.all().delete()
    assert asked() == with_one - 1


def test_a_shown_note_stands_below_for_members_and_strangers_and_those_who_blocked_its_proposer(world) -> None:
    kitchen = change(world.kitchen, is_open=True)
    post = start(kitchen, by=world.ben, title="Broth", words=Words("Broth cures it."))
    block(get_alias(world.ada, world.nora.alias), by=world.ada)
    shown_beside(world, post)
    for name in ("ben", "ada", "mia"):
        shown = page(world, name, post)
        assert "A review found no such thing." in shown
        assert f'<a href="/a/{world.nora.alias}/">Fern</a>' in shown
    stranger = client_of(None).get(f"/t/{post.thread.public_id}/").content.decode()
    assert "A note with a source, from Fern:" in stranger
    assert 'href="https://example.org/soup"' in stranger


def test_a_note_is_proposed_decided_answered_and_taken_back_by_forms_alone(world, post) -> None:
    nora, mia, ben = (client(world, name) for name in ("nora", "mia", "ben"))
    assert f"/p/{post.public_id}/source/" in page(world, "nora", post)
    wrong = nora.post(f"/p/{post.public_id}/source/", {"text": "Not so.", "sources": "somewhere"})
    assert wrong.status_code == 422
    assert "Not so." in wrong.content.decode()
    assert nora.post(f"/p/{post.public_id}/source/", {"text": "Not so.", "sources": "PMID 12"}).status_code == 303
    run_until_empty()
    note = ContextNote.objects.get()
    assert "Decide about this note" in mia.get(f"/p/{post.public_id}/notes/").content.decode()
    assert "Decide about this note" not in nora.get(f"/p/{post.public_id}/notes/").content.decode()
    decided = mia.post(f"/n/{note.public_id}/decide/", {"verdict": "show", "because": "It helps."})
    assert decided.status_code == 303
    assert "Say something in the note" in page(world, "ben", post)
    assert "Say something in the note" not in page(world, "nora", post)
    assert ben.post(f"/n/{note.public_id}/answer/", {"text": "It helped me."}).status_code == 303
    assert "It helped me." in page(world, "mia", post)
    assert nora.post(f"/n/{note.public_id}/take-back/").status_code == 303
    assert "It helped me." not in page(world, "mia", post)


def test_a_host_says_which(world, post) -> None:
    note = propose_note(post, "Not so.", "PMID 12", by=world.nora)
    answer = client(world, "mia").post(f"/n/{note.public_id}/decide/", {"verdict": "both", "because": "It helps."})
    assert answer.status_code == 404
    note.refresh_from_db()
    assert note.state == NoteState.PROPOSED


def test_words_taken_back_show_nothing_below(world, post) -> None:
    shown_beside(world, post)
    client(world, "ben").post(f"/p/{post.public_id}/withdraw/")
    shown = page(world, "nora", post)
    assert "PMID 11" not in shown
    assert "A review found" not in shown


def test_somebody_new_is_told_before_they_write_that_notes_come_later(world, post) -> None:
    path = f"/p/{post.public_id}/source/"
    assert "<textarea" in client(world, "nora").get(path).content.decode()
    Membership.objects.filter(pk=world.nora.member_id).update(stage=Stage.NEW)
    answer = client(world, "nora").get(path)
    assert answer.status_code == 200
    assert "when people here know you a little" in answer.content.decode()
    assert "<textarea" not in answer.content.decode()
    assert client(world, "nora").post(path, {"text": "Not so.", "sources": "PMID 12"}).status_code == 422
