"""The doctor says when nobody answers, and only where anybody is asked; what is cited is asked about then."""

from datetime import timedelta

import pytest
from django.conf import LazySettings

from alongside.accounts.proof import RecentProof
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.models import JobRow
from alongside.portability.erase import erase_person
from alongside.sources.checkup import LONG, looking_up
from alongside.sources.cite import find_citations
from alongside.sources.models import Citation, ContextNote, Source
from alongside.sources.propose import propose_note

pytestmark = pytest.mark.django_db


def test_a_service_that_is_silent_for_days_is_named_where_it_is_asked_at_all(world, settings: LazySettings) -> None:
    world.post("What I read", "PMID 11")
    run_until_empty()
    Source.objects.update(failing_since=clock.now() - LONG - timedelta(hours=1))
    assert list(looking_up()) == []
    settings.LOOKS_UP_SOURCES = True
    [found] = looking_up()
    assert "eutils.ncbi.nlm.nih.gov" in found.trouble
    assert not found.urgent
    Source.objects.update(failing_since=clock.now() - timedelta(hours=1))
    assert list(looking_up()) == []


def test_a_new_number_is_asked_about_by_a_job_of_its_own_and_a_known_one_is_not(world, settings: LazySettings) -> None:
    settings.LOOKS_UP_SOURCES = True
    post = world.post("What I read", "PMID 11")
    find_citations(post=post.pk)
    asking = JobRow.objects.filter(name="sources.look_up.look_up_sources")
    assert asking.count() == 1
    asking.delete()
    find_citations(post=world.answer(post.thread, "PMID 11").pk)
    assert not asking.exists()


@pytest.mark.django_db(transaction=True)  # what is left of rows is emptied outside of any transaction
def test_who_is_erased_with_their_words_leaves_no_citation_and_no_note(world, settings: LazySettings, tmp_path) -> None:
    settings.BACKUPS = tmp_path
    post = world.post("What I read", "PMID 11", by="ben")
    propose_note(post, "Not so.", "PMID 12", by=world.nora)
    propose_note(world.post("Broth", by="ada"), "Not so.", "PMID 13", by=world.ben)
    run_until_empty()
    erase_person(by=RecentProof(world.people["ben"]), words_stay=False)
    run_until_empty()
    assert not Citation.objects.exists()
    assert not ContextNote.objects.exists()
