"""A note with a source is proposed by somebody known, shown by a host, answered by the author, and never in the way."""

from datetime import timedelta

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound, TooOften
from alongside.memberships.models import Membership, Stage
from alongside.sources.access import get_note, notes_beside
from alongside.sources.answer_note import answer_note
from alongside.sources.decide import decline_note, show_note
from alongside.sources.errors import NoSource, NoteTooLong, NoteWaits, NothingToDecide, TooNewForNotes
from alongside.sources.export import export_note_answers, export_notes, export_shown_notes
from alongside.sources.forget import forget_citations, forget_notes
from alongside.sources.models import ContextNote, NoteState, Source
from alongside.sources.page import read_below
from alongside.sources.propose import A_DAY, LONGEST, propose_note
from alongside.sources.tidy import NOT_SHOWN_KEPT, tidy_sources
from alongside.sources.withdraw_note import withdraw_note
from alongside.standing.errors import Paused
from alongside.standing.pause import end_pause, pause
from alongside.threads.errors import NothingSaid
from alongside.threads.withdraw import withdraw

pytestmark = pytest.mark.django_db
WORDS, WHERE = "A review of 12 studies found no such thing.", "PMID 11\nhttps://example.org/soup"


@pytest.fixture
def post(world):
    return world.post("Broth", "Broth cures it.", by="ben")


@pytest.fixture
def note(world, post) -> ContextNote:
    return propose_note(post, WORDS, WHERE, by=world.nora)


@pytest.fixture
def shown(world, note) -> ContextNote:
    show_note(note, by=world.mia, because="It helps.")
    return note


def read_by(viewer, post) -> list[str]:
    return [each.state for each in notes_beside(post, viewer)]


def test_a_proposed_note_is_read_by_its_proposer_and_the_hosts_alone(world, post, note) -> None:
    assert read_by(world.nora, post) == read_by(world.mia, post) == [NoteState.PROPOSED]
    assert read_by(world.ben, post) == []
    assert read_below([post.pk]) == {}
    with pytest.raises(NotFound):
        get_note(world.ben, note.public_id)
    with pytest.raises(NotFound):
        get_note(world.viewer("otto", world.garden), note.public_id)


def test_a_shown_note_is_read_by_all_and_names_its_sources(world, post, shown) -> None:
    assert read_by(world.ben, post) == read_by(world.nora, post) == [NoteState.SHOWN]
    [beside] = read_below([post.pk])[post.pk].notes
    assert (beside.text, beside.name, beside.addresses) == (WORDS, "Fern", ("https://example.org/soup",))
    assert [one.number for one in beside.cited] == ["11"]
    assert read_by(world.nobody, post) == []  # a stranger reads it on the page, where the page is open


def test_who_is_new_or_waits_or_wrote_the_post_proposes_nothing(world, post) -> None:
    with pytest.raises(NotFound):
        propose_note(post, WORDS, WHERE, by=world.ben)
    with pytest.raises(NotFound):
        propose_note(post, WORDS, WHERE, by=world.viewer("otto", world.garden))
    with pytest.raises(NotFound):
        propose_note(post, WORDS, WHERE, by=world.nobody)
    nora = Membership.objects.get(pk=world.nora.member_id).alias
    pause(nora, by=world.mia, until=clock.now() + timedelta(days=1), because="x")
    with pytest.raises(Paused):
        propose_note(post, WORDS, WHERE, by=world.nora)
    end_pause(nora, by=world.mia)
    Membership.objects.filter(pk=world.nora.member_id).update(stage=Stage.NEW)
    with pytest.raises(TooNewForNotes):
        propose_note(post, WORDS, WHERE, by=world.nora)
    Membership.objects.filter(pk=world.nora.member_id).update(stage=Stage.TRUSTED)
    assert propose_note(post, WORDS, WHERE, by=world.nora)


def test_nobody_adds_to_words_that_are_gone(world, post) -> None:
    withdraw(post, by=world.ben)
    post.refresh_from_db()
    with pytest.raises(NotFound):
        propose_note(post, WORDS, WHERE, by=world.nora)


@pytest.mark.parametrize(
    "where",
    ["", "my doctor said so", "http://example.org/a", "https://", "https://localhost/a", "javascript:alert(1)",
     "ftp://example.org/a", "https://name:word@example.org/", " ".join(f"PMID {n}" for n in range(1, 8)),
     "https://example.org/" + "a" * 600],
)  # fmt: skip
def test_a_note_names_where_it_can_be_read(world, post, where: str) -> None:
    with pytest.raises(NoSource):
        propose_note(post, WORDS, where, by=world.nora)


def test_a_note_is_short_and_says_something(world, post) -> None:
    with pytest.raises(NothingSaid):
        propose_note(post, " \u200b", WHERE, by=world.nora)
    with pytest.raises(NoteTooLong):
        propose_note(post, "a" * (LONGEST + 1), WHERE, by=world.nora)


def test_the_same_note_twice_is_one_and_another_waits_for_the_first(world, post, note) -> None:
    assert propose_note(post, WORDS, WHERE, by=world.nora) == note
    with pytest.raises(NoteWaits):
        propose_note(post, "Other words.", WHERE, by=world.nora)


def test_a_member_proposes_a_few_notes_a_day(world) -> None:
    for number in range(A_DAY):
        propose_note(world.post(f"Broth {number}", by="ben"), WORDS, WHERE, by=world.nora)
    with pytest.raises(TooOften):
        propose_note(world.post("One more", by="ben"), WORDS, WHERE, by=world.nora)


def test_hosts_alone_decide_once_and_may_take_a_shown_note_away(world, post, note) -> None:
    with pytest.raises(NotFound):
        show_note(note, by=world.viewer("otto", world.garden), because="x")
    show_note(note, by=world.mia, because="It helps.")
    with pytest.raises(NothingToDecide):
        show_note(note, by=world.ada, because="It helps.")
    decline_note(note, by=world.ada, because="The paper was withdrawn.")
    assert read_by(world.ben, post) == []
    assert read_by(world.nora, post) == [NoteState.DECLINED]


def test_the_author_alone_answers_and_may_say_it_otherwise(world, post, shown) -> None:
    with pytest.raises(NotFound):
        answer_note(shown, "No.", by=world.nora)
    answer_note(shown, "It helped me.", by=world.ben)
    answer_note(shown, "It helped me, that is all I know.", by=world.ben)
    assert read_below([post.pk])[post.pk].notes[0].answer == "It helped me, that is all I know."
    answer_note(shown, "", by=world.ben)
    assert read_below([post.pk])[post.pk].notes[0].answer == ""


def test_a_note_that_is_not_shown_is_not_answered(world, note) -> None:
    answer_note(note, "No.", by=world.ben)
    note.refresh_from_db()
    assert note.answer == ""


def test_a_note_taken_back_leaves_no_words(world, post, shown) -> None:
    answer_note(shown, "It helped me.", by=world.ben)
    with pytest.raises(NotFound):
        withdraw_note(shown, by=world.ben)
    withdraw_note(shown, by=world.nora)
    shown.refresh_from_db()
    assert (shown.text, shown.sources, shown.answer) == ("", [], "")
    assert read_below([post.pk]) == {}
    tidy_sources()
    assert not Source.objects.exists()


def test_every_change_of_what_is_shown_makes_the_page_stale(world, post, note) -> None:
    def version() -> int:
        post.thread.refresh_from_db()
        return post.thread.version

    versions = [version()]
    show_note(note, by=world.mia, because="It helps.")
    versions.append(version())
    answer_note(note, "It helped me.", by=world.ben)
    versions.append(version())
    withdraw_note(note, by=world.nora)
    versions.append(version())
    assert len(set(versions)) == 4


def test_who_is_erased_takes_their_words_along_or_leaves_them_without_a_name(world, post, shown) -> None:
    answer_note(shown, "It helped me.", by=world.ben)
    forget_notes(world.nora.member_id, words_stay=True)
    assert ContextNote.objects.get().text == WORDS
    forget_notes(world.ben.member_id, words_stay=False)
    assert ContextNote.objects.get().answer == ""
    forget_notes(world.nora.member_id, words_stay=False)
    assert not ContextNote.objects.exists()


def test_what_was_only_proposed_goes_with_its_proposer(world, note) -> None:
    forget_notes(world.nora.member_id, words_stay=True)
    assert not ContextNote.objects.exists()


def test_a_note_goes_with_the_words_it_was_about(world, post, shown) -> None:
    forget_citations([post.pk])
    assert not ContextNote.objects.exists()


def test_what_was_not_shown_is_kept_for_a_year(world, note) -> None:
    decline_note(note, by=world.mia, because="It is about the person.")
    now = clock.now()
    clock.set_clock(lambda: now + NOT_SHOWN_KEPT - timedelta(days=1))
    tidy_sources()
    assert ContextNote.objects.exists()
    clock.set_clock(lambda: now + NOT_SHOWN_KEPT + timedelta(days=1))
    tidy_sources()
    assert not ContextNote.objects.exists()


def test_exports_hold_ones_own_notes_and_answers_and_communities_those_that_are_shown(world, post, shown) -> None:
    answer_note(shown, "It helped me.", by=world.ben)
    nora, ben = (Membership.objects.get(pk=who.member_id).alias for who in (world.nora, world.ben))
    assert [note["text"] for note in export_notes(nora)] == [WORDS]
    assert export_notes(ben) == []
    assert [note["answer"] for note in export_note_answers(ben)] == ["It helped me."]
    [kept] = export_shown_notes(post.thread)
    assert (kept["text"], kept["by"]) == (WORDS, nora.public_id)
