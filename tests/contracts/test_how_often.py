"""Everything that writes or reveals is limited, or stands in a table with the reason why not."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings

from alongside.core.models import Allowance
from alongside.mail.dispatch import STEPS
from alongside.web.how_often import ASKED, IN_THE_VERB, LIMITS, NEVER_STOPPED
from tests.contracts.cast import Cast, routes
from tests.contracts.roles import ROLES
from tests.contracts.route_table import TABLE
from tests.contracts.test_routes import POSTED, cast, house  # noqa: F401  (fixtures)

FORMS = sorted(name for name, row in TABLE.items() if row.act)
# What a form has to hold so that its verb comes to its own limit.
ENOUGH: dict[str, dict[str, object]] = {
    "worry-post": {"reason": "unsure", "text": "Hm."},
    "worry-alias": {"reason": "unsure", "text": "Hm."},
    "worry-friend": {"reason": "unsure", "text": "Hm."},
    "ask-host": {"text": "Where do I start?"},
    "question": {"code": "abcd-efgh-jkmn-pqrs"},
    "ask-guide": {"text": "Where do I start?"},
    "ask-guide-more": {"code": "abcd-efgh-jkmn-pqrs", "text": "And then?"},
    "sign-in-mail": {"address": "somebody@example.org"},
    "come-in-address": {"address": "somebody@example.org"},
    "sign-in-phrase": {"phrase": "one two three"},
    "new-thread": {"title": "A title", "text": "Words."},
}
# Limited by what leads there: without it, a form of these does nothing.
AFTER_OTHERS = {
    "sign-in-code": "a code has five tries, and asking for codes is limited",
    "sign-in-passkey": "tries are counted once the browser was asked for a key: tests/accounts",
    "come-in-address": "asked on the way in, after other steps: tests/web/coming_in",
}
# Each step of the mail door: what limits it. Hand-in itself has a rate: alongside/mail/listening/rates.py.
MAIL = {
    "community": "thirty posts an hour and the limits of the verbs",
    "reply": "thirty posts an hour and the limits of the verbs",
    "question": "thirty posts an hour and the limits of the verbs",
    "join": "so many joinings a day from one address",
    "joining": "answers to a question of ours, which was limited",
    "confirm": "answers to a question of ours, which was limited",
    "letter": "answers to a question of ours, which was limited",
    "leave": "asks first; mails kept for one person are limited",
    "digest": "notices to one person are limited",
    "pause": "getting less mail is never made to wait",
    "unsubscribe": "getting less mail is never made to wait",
    "help": "so many a day to one address",
    "mods": "words to the hosts always get through; strangers have three a day",
    "relay": "to a friend as to a thread; else nothing is passed on, and mails kept for one person are limited",
    "private": "thirty mails an hour and the limits of the verbs",
    "bounce": "counted once a day for each address",
    "postmaster": "so many an hour for everybody together",
    "abuse": "so many an hour for everybody together",
}


def who_may(name: str) -> str:
    """Somebody who may send this form; a host last, because their limits differ."""
    acts = TABLE[name].act or frozenset()
    return next(role for role in ("member", "author", "stranger", *ROLES) if role in acts)


def spent() -> dict[object, object]:
    return dict(Allowance.objects.values_list("key", "left"))


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_counted_or_says_why_not(cast: Cast, name: str) -> None:  # noqa: F811
    client, before = cast.clients[who_may(name)], spent()
    posted = {**POSTED.get(name, {}), **ENOUGH.get(name, {})}
    with transaction.atomic():
        client.post(cast.path(routes()[name]), posted)
        after = spent()
        transaction.set_rollback(True)
    if name in NEVER_STOPPED:
        assert NEVER_STOPPED[name]
    elif name not in AFTER_OTHERS:
        assert after != before, f"{name} writes without a limit, and NEVER_STOPPED gives no reason"


@pytest.mark.parametrize("name", sorted(ASKED))
def test_what_reveals_by_being_opened_is_counted(cast: Cast, name: str) -> None:  # noqa: F811
    before = spent()
    cast.clients["member"].get(cast.path(routes()[name]), {"q": "soup"})
    assert spent() != before


def test_pages_that_are_only_read_write_nothing(cast: Cast) -> None:  # noqa: F811
    before = spent()
    for name in ("community", "thread", "post", "alias", "today", "search", "picture", "document", "drafts"):
        cast.clients["member"].get(cast.path(routes()[name]))
    assert spent() == before


@pytest.mark.django_db
def test_no_table_names_what_is_not_there() -> None:
    assert set(routes()) >= {*LIMITS, *ASKED, *IN_THE_VERB, *NEVER_STOPPED, *AFTER_OTHERS, *ENOUGH}
    assert not IN_THE_VERB & set(NEVER_STOPPED)
    assert set(MAIL) == set(STEPS), "a step of the mail door without a word on its limit"


def test_who_sends_too_often_waits_and_has_the_words_back(cast: Cast, settings: Settings) -> None:  # noqa: F811
    client: Client = cast.clients["author"]
    answers: list[Any] = [
        client.post(cast.path(routes()["change-name"]), {"name": "Lily", "text": "All of my words."})
        for _time in range(LIMITS["change-name"].most + 1)
    ]
    assert {answer.status_code for answer in answers[:-1]} <= {200, 303}
    assert answers[-1].status_code == 429
    assert "All of my words." in answers[-1].content.decode()
    assert client.post(cast.path(routes()["word-to-hosts"]), {"text": "Please help."}).status_code < 400
