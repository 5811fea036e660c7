"""A form that another site sends in somebody's name does nothing, and no page of ours leads away from us."""

import pytest
from django.conf import settings
from django.test import Client

from tests.contracts.cast import Cast, refused, routes
from tests.contracts.route_table import TABLE
from tests.contracts.test_routes import POSTED, all_rows
from tests.world import World

AWAY = ("https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "///evil.example",
        "javascript:alert(1)", "/\t/evil.example", "https:evil.example", "/a\r\nSet-Cookie: a=b")  # fmt: skip
ONWARD = ("leaving-explained", "sign-in", "sign-in-phrase", "sign-in-mail", "sign-in-code", "prove", "today", "front")


@pytest.fixture
def cast(world: World) -> Cast:
    return Cast(world)


# Mail programs end mail without a cookie or a token (RFC 8058); it ends the mail of the link's owner, and no more.
WITHOUT_TOKEN = {"stop-mail"}


def strict(client: Client) -> Client:
    """The same browser, with what tests are usually spared."""
    made = Client(enforce_csrf_checks=True)
    made.cookies = client.cookies
    return made


def test_no_form_is_taken_without_its_token(cast: Cast) -> None:
    tried = 0
    before = all_rows()
    guarded = {name: row for name, row in TABLE.items() if name not in WITHOUT_TOKEN}
    for name, row in guarded.items():
        for role in sorted(row.act or ()):
            answer = strict(cast.clients[role]).post(cast.path(routes()[name]), POSTED.get(name, {}))
            assert answer.status_code == 403, (name, role, answer.status_code)
            tried += 1
    assert all_rows() == before
    assert tried == sum(len(row.act or ()) for row in guarded.values())


def test_a_form_with_a_token_from_another_origin_is_refused(cast: Cast) -> None:
    client = strict(cast.clients["author"])
    token = client.get("/sign-out/").cookies["csrf"].value
    sent = {"csrfmiddlewaretoken": token}
    assert client.post("/sign-out/", sent, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/sign-out/", sent, headers={"origin": "null"}).status_code == 403
    client.defaults["SERVER_NAME"] = settings.HOST
    assert client.post("/sign-out/", sent, headers={"origin": settings.URL}).status_code == 303


@pytest.mark.parametrize("away", AWAY)
def test_no_page_of_ours_leads_away(cast: Cast, away: str) -> None:
    for name in ONWARD:
        for role in ("stranger", "author"):
            answer = cast.clients[role].get(cast.path(routes()[name]), {"next": away})
            leads = answer.headers.get("Location", "/")
            assert leads.startswith("/"), (name, leads)
            assert not leads.startswith(("//", "/\\")), (name, leads)
            assert "evil.example" not in answer.content.decode() or refused(answer), (name, role)
            assert "a" not in answer.cookies


def test_looking_changes_nothing_but_how_far_one_has_read(cast: Cast) -> None:
    marks = {"threads_following", "friends_side", "notify_notice", "accounts_session", "keyring_wrappedkey"}

    def rows() -> dict[str, list[tuple[object, ...]]]:
        return {table: kept for table, kept in all_rows().items() if table not in marks}

    before = rows()
    for name, row in TABLE.items():
        for role in sorted(row.read or ()):
            cast.clients[role].get(cast.path(routes()[name]))
            cast.clients[role].head(cast.path(routes()[name]))
    assert rows() == before
