"""Every route, opened as everybody: who may, may; to all others it looks as if there were nothing.

"Nothing" is the same status, body, headers and cookies as for an id that never was.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from alongside.web.you.silence import KEEPS_WORDS
from tests.chats.evenings import in_days
from tests.contracts.cast import PLACES, Cast, as_found, is_id, one_house, refused, routes, seen
from tests.contracts.roles import ROLES
from tests.contracts.route_table import TABLE
from tests.meetups.gatherings import plan_typed

CHAT: dict[str, object] = {
    "title": "Sleep", "day": in_days(5)[:10], "begins": "20:00", "minutes": "60", "zone": "Europe/Berlin",
    "repeat": "week", "question": "What helps?", "after": "5",
}  # fmt: skip
POSTED: dict[str, dict[str, object]] = {
    "plan-chat": CHAT,
    "change-chat": CHAT,
    "change-series": CHAT,
    "say-line": {"text": "A line.", "question": "1"},
    "write-ahead": {"text": "A line for later."},
    "calm-chat": {"because": "A reason.", "minutes": "1"},
    "chat-guests": {"name": "Fern", "role_shown": "Nurse"},
    "change-role": {"verb": "retire"},
    "duty": {"weekday": "1", "begins": "9", "ends": "11"},
    "host-care": {"crisis": "no", "minutes": "20"},
    "hand-over": {"text": "Lily waits for an answer."},
    "new-posts": {"up_to": "2026-06-01T10:00:00+00:00"},
    "remove-post": {"because": "A reason."},
    "hold-post": {"because": "A reason."},
    "release-post": {"because": "A reason."},
    "change-held": {"text": "Other words."},
    "let-go": {"because": "One."},
    "pause-now": {"because": "One."},
    "break-glass": {"because": "One."},
    "shred-post": {"because": "One."},
    "proposal": {"verb": "tell"},
    "outside-second": {"verb": "without"},
    "close-thread": {"because": "A reason."},
    "move-post": {"because": "A reason.", "title": "Elsewhere"},
    "opening": {"answer": "no"},
    "presence": {"sign": "here"},
    "propose-note": {"text": "A review says otherwise.", "sources": "PMID 7"},
    "decide-note": {"because": "A reason.", "verdict": "decline"},
    "answer-note": {"text": "Thank you for this."},
    "draft": {"text": "Not said yet."},
    "draft-for-friend": {"text": "Not said yet."},
    "ask-friend": {"text": "May I write to you?"},
    "write-friend": {"text": "Good morning."},
    "answer": {"text": "An answer."},
    "edit": {"text": "Other words."},
    "show-friend": {"truth": "town", "words": "Vigo", "sure": "1"},
    "plan-meetup": plan_typed(),
    "change-meetup": plan_typed(),
    "come-to-meetup": {"how": "sure", "seen_by": "coming", "photos": "red"},
    "remove-meetup": {"because": "A reason."},
    "new-thread": {"title": "A title", "text": "Words."},
}
BESIDE = {"core_allowance", "accounts_session"}  # counted tries and a visitor's session are nobody's things


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    with one_house(django_db_blocker) as house:
        yield house


@pytest.fixture
def cast(house: Cast) -> Iterator[Cast]:
    with as_found(house) as cast:
        yield cast


def names_a_thing(pattern: str) -> bool:
    """Whether there is something that could be missing."""
    return any(is_id(name) for name in PLACES.findall(pattern))


def all_rows() -> dict[str, list[tuple[object, ...]]]:
    """Everything the database holds."""
    models = (model for model in apps.get_models() if model._meta.db_table not in BESIDE)
    return {model._meta.db_table: list(model.objects.order_by("pk").values_list()) for model in models}


@pytest.mark.django_db
def test_the_table_has_a_row_for_every_route_and_a_route_for_every_row() -> None:
    assert sorted(set(routes()) - set(TABLE)) == [], "routes without a row"
    assert sorted(set(TABLE) - set(routes())) == [], "rows without a route"


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_read_reads_and_to_others_there_is_nothing(cast: Cast, name: str) -> None:
    row, pattern = TABLE[name], routes()[name]
    for role in ROLES:
        client, path = cast.clients[role], cast.path(pattern)
        answer = client.get(path)
        if row.read is None:
            assert answer.status_code in (404, 405), (role, path, answer.status_code)
        elif role in row.read:
            assert answer.status_code < 400, (role, path, answer.status_code)
            assert not refused(answer), (role, path)
        else:
            assert refused(answer), (role, path, answer.status_code)
            if names_a_thing(pattern):
                assert seen(answer) == seen(client.get(cast.path(pattern, missing=True))), (role, path)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_act_acts_and_for_others_nothing_happens(cast: Cast, name: str) -> None:
    row, pattern, before = TABLE[name], routes()[name], all_rows()
    for role in ROLES:
        client, posted = cast.clients[role], POSTED.get(name, {})
        if name == "prove-mail":
            posted = {"address": cast.things["address"]}
        may = row.act is not None and role in row.act
        with transaction.atomic():
            answer = client.post(cast.path(pattern), posted)
            after = before if may else all_rows()
            transaction.set_rollback(True)
        if may:
            assert not refused(answer), (role, name, answer.status_code)
            assert answer.status_code < 500
        else:
            assert refused(answer) or answer.status_code == 405, (role, name, answer.status_code)
            assert before == after, f"{role} is refused at {name}, and yet something happened"
            if names_a_thing(pattern) and answer.status_code != 405:
                assert seen(answer) == seen(client.post(cast.path(pattern, missing=True), posted)), (role, name)


def test_what_waits_without_consent_is_named_by_its_route() -> None:
    assert set(routes()) >= KEEPS_WORDS
