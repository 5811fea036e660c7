"""The page of promises says what is so: each time it names is the one that the house keeps."""

import pytest
from django.test import Client

from alongside.accounts import codes, letters, session_store
from alongside.chats import tidy as chats
from alongside.core import tidy
from alongside.guide.questions import asking
from alongside.hosting import tidy as hosting
from alongside.hosting.pairs import carry_out
from alongside.mailroom import tidy as mailroom
from alongside.memberships import join
from alongside.notify import tidy as notify
from alongside.portability import backup
from alongside.portability.archive import authors
from alongside.standing import traces
from alongside.threads import edit, withdraw

SAID = (
    ("put back for %d days", withdraw.UNDO.days),
    ("before you changed it goes after %d days", edit.WORDING_KEPT.days),
    ("goes %d days after its answer", hosting.QUESTION_KEPT.days),
    ("after %d days without one", hosting.UNANSWERED_KEPT.days),
    ("after %d days once you saw them", notify.SEEN_KEPT.days),
    ("after %d days if you did not", notify.UNSEEN_KEPT.days),
    ("notes of what happened go after %d days", tidy.EVENTS_KEPT.days),
    ("after %d minutes", codes.LASTS.total_seconds() / 60),
    ("could not be sent after %d days", letters.LIVES.days),
    ("an invitation after %d days", join.INVITATION_LASTS.days),
    ("signed out after %d days", session_store.OWN_LASTS.days),
    ("ask the guide goes after %d days", asking.KEPT.days),
    ("made from it for %d days", traces.KEPT.days),
    ("for %d days if hosts let them go", traces.KEPT_OF_REMOVED.days),
    ("You hear of it after %d days", carry_out.TOLD_AFTER.days),
    ("could not be shared stays with you for %d days", chats.WORDS_KEPT.days),
    ("you have %d days to undo it", withdraw.UNDO.days),
    ("was sent to you goes after %d days", mailroom.DELIVERIES_KEPT.days),
    ("out of the backups after %d days", backup.CONTENT_KEPT.days),
)


@pytest.mark.django_db
def test_every_time_that_is_promised_is_kept() -> None:
    page = Client().get("/privacy/").content.decode()
    assert [words for words, kept in SAID if words % kept not in page] == []
    assert backup.KEYS_KEPT.days == 7, "the page says: within seven days"
    assert hosting.CASE_KEPT.days == authors.LIVES.days == 365, "the page says: a year"
