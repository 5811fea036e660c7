"""Hosts hear of a proposed note, and both it concerns hear of their decision."""

import pytest

from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.access import get_case, own_cases_by, waiting_by
from alongside.hosting.case import StillHeld, close, say, spoken_in
from alongside.hosting.models import Case, CaseKind
from alongside.hosting.notes import decline_note, open_note_case, show_note
from alongside.journal.record import entries_by
from alongside.sources.errors import OwnPost
from alongside.sources.models import ContextNote, NoteState
from alongside.sources.propose import propose_note
from alongside.sources.withdraw_note import withdraw_note

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(world) -> ContextNote:
    post = world.post("Broth", "Broth cures it.", by="ben")
    note = propose_note(post, "A review found no such thing.", "PMID 11", by=world.nora)
    run_until_empty()
    return note


def told(viewer) -> list[str]:
    return [said.text for case in own_cases_by(viewer) for said in spoken_in(case) if said.by_host]


def test_a_proposed_note_is_one_case_that_waits_and_its_proposer_may_read_it(world, note) -> None:
    open_note_case(note=note.pk)
    [case] = [case for case in waiting_by(world.mia) if case.kind == CaseKind.NOTE]
    assert "A review found no such thing." in spoken_in(case)[0].text
    assert get_case(world.nora, case.public_id) == case
    with pytest.raises(NotFound):
        get_case(world.ben, case.public_id)


def test_a_shown_note_is_told_to_its_proposer_and_to_whoever_wrote_the_post(world, note) -> None:
    show_note(note, by=world.mia, because="It helps.")
    assert "It helps." in told(world.nora)[0]
    assert "A review found no such thing." in told(world.ben)[0]
    assert not Case.objects.filter(kind=CaseKind.NOTE, waits=True).exists()
    assert entries_by(world.mia)[0].because == "It helps."


def test_a_declined_note_is_told_to_its_proposer_alone(world, note) -> None:
    decline_note(note, by=world.mia, because="It is about the person.")
    assert "It is about the person." in told(world.nora)[0]
    assert told(world.ben) == []


def test_an_answer_alone_does_not_end_the_wait_of_a_note(world, note) -> None:
    [case] = Case.objects.filter(kind=CaseKind.NOTE)
    say(case, "Where did you read it?", by=world.mia)
    with pytest.raises(StillHeld):
        close(case, by=world.mia, words="Thank you.")
    assert case in waiting_by(world.mia)
    decline_note(note, by=world.mia, because="It is about the person.")
    close(case, by=world.mia, words="Thank you.")
    assert case not in waiting_by(world.mia)


def test_a_note_taken_back_waits_no_more(world, note) -> None:
    withdraw_note(note, by=world.nora)
    run_until_empty()
    assert not Case.objects.filter(kind=CaseKind.NOTE, waits=True).exists()


def test_a_note_decided_before_its_case_was_opened_opens_none(world) -> None:
    note = propose_note(world.post("Broth", by="ben"), "Not so.", "PMID 11", by=world.nora)
    show_note(note, by=world.mia, because="It helps.")
    run_until_empty()
    assert not Case.objects.filter(kind=CaseKind.NOTE).exists()
    assert "It helps." in told(world.nora)[0]


def test_a_host_decides_about_no_note_beside_their_own_words_while_another_is_there(world) -> None:
    note = propose_note(world.post("Soup", by="mia"), "Not so.", "PMID 11", by=world.nora)
    with pytest.raises(OwnPost):
        decline_note(note, by=world.mia, because="I know better.")
    show_note(note, by=world.ada, because="It helps.")
    note.refresh_from_db()
    assert note.state == NoteState.SHOWN
