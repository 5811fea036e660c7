"""No page, row, file, backup or log tells what it mustn't: every secret is found by its owner first, then by nobody."""

import io
import logging
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from alongside.accounts.preferences import get_preferences
from alongside.accounts.session_store import SessionStore
from alongside.core import health, sealing
from alongside.core.logs import AllowList
from alongside.portability.backup import back_up
from alongside.web.coming_in.sheet import PHRASE
from tests.contracts.cast import PEOPLE
from tests.contracts.roles import MEMBERS, ROLES
from tests.contracts.route_table import TABLE
from tests.privacy.by_mail import ADDRESSES, sent_to
from tests.privacy.canaries import CANARIES, PLACES_OF_ALL, SINKS
from tests.privacy.crawl import Crawl
from tests.privacy.full_house import FullHouse
from tests.privacy.hygiene import begin_keys_far_up, troubles
from tests.web.as_person import client_of
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything anybody logs, as the server would write it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(AllowList())
    root, level = logging.getLogger(), logging.getLogger().level
    root.handlers, before = [handler], root.handlers
    root.setLevel(logging.DEBUG)
    yield written
    root.handlers = before
    root.setLevel(level)


@pytest.fixture
def house(log: io.StringIO, tmp_path: Path, settings) -> FullHouse:
    settings.BACKUPS, settings.MEDIA_FOLDER = tmp_path / "backups", tmp_path / "media"
    sealing.forget_remembered_keys()
    begin_keys_far_up()
    return FullHouse(build_world(), tmp_path)


def crawls(house: FullHouse) -> dict[str, Crawl]:
    """Every page, as everybody."""
    found = {}
    for role in ROLES:
        client = client_of(house.world.people[PEOPLE[role]] if role in PEOPLE else None)
        if role == "author":
            client.post("/you/ways/words/")
            house.secrets["phrase"] = SessionStore(client.cookies[settings.SESSION_COOKIE_NAME].value)[PHRASE]
        found[role] = Crawl(role, client, house.things).run()
    return found


def sinks(log: io.StringIO) -> dict[str, str]:
    """What the house itself keeps and writes, as text; bytes as if they were letters."""
    content = back_up().content
    file = Path(str(connection.settings_dict["NAME"]))
    raw = [path.read_bytes() for path in (file, Path(f"{file}-wal")) if path.exists()]
    return {
        "rows": "\n".join(
            str([bytes(v).decode("latin-1") if isinstance(v, bytes | memoryview) else v for v in row])
            for model in apps.get_models()
            for row in model._default_manager.values_list()
        ),
        "file": b"\n".join(raw).decode("latin-1"),
        "backup": "\n".join(_members(content)),
        "media": b"\n".join(p.read_bytes() for p in Path(settings.MEDIA_FOLDER).rglob("*.*")).decode("latin-1"),
        "log": log.getvalue(),
        "metrics": health.as_text(health.figures()) + "\n".join(health.troubles()),
    }


def _members(tar: Path) -> Iterator[str]:
    with tarfile.open(tar) as opened:
        for member in opened.getmembers():
            held = opened.extractfile(member)
            yield member.name + (held.read().decode("latin-1") if held else "")


def test_every_secret_is_found_by_its_owner_and_by_nobody_else(house: FullHouse, log: io.StringIO) -> None:
    everybody = crawls(house)
    mailed = sent_to()
    by_role = {role: mailed.pop(ADDRESSES[name], "") for role, name in PEOPLE.items() if name in ADDRESSES}
    assert {role for role, text in by_role.items() if text} == {"author", "member", "host", "founder"}
    places = {role: crawl.whole + by_role.get(role, "") for role, crawl in everybody.items()} | sinks(log)
    places["mailed"] = "\n".join(mailed.values())
    assert places["mailed"]
    assert places["rows"]
    assert places["backup"]
    assert places["media"]
    assert places["log"]
    lost = [(c.text, place) for c in CANARIES for place in c.found_by if c.text not in places[place]]
    assert lost == [], "the test looks in the wrong places: an owner doesn't find what is theirs"
    told = [
        (c.text, place) for c in CANARIES for place in PLACES_OF_ALL if not c.may(place) and c.text in places[place]
    ]
    assert told == [], "somebody is told what isn't theirs"
    assert {role for role, crawl in everybody.items() if crawl.carried} == set(PEOPLE), "everybody takes theirs along"
    assert {role for role, crawl in everybody.items() if crawl.heard} == set(PEOPLE) - {"former", "waiting"}
    _pages_of_all_communities_name_none_of_ones_aliases(everybody["author"])
    _a_community_takes_along_what_members_read(everybody["founder"])
    _no_secret_word_stands_anywhere(house, places)
    _a_community_tells_nothing_of_another(house, everybody["author"])
    _every_answer_keeps_to_itself(house, everybody)
    reached = {(role, name) for role, crawl in everybody.items() for name in crawl.reached - {"link"}}
    cells = {(role, name) for name, row in TABLE.items() for role in row.read or () if name != "invitation"}
    assert sorted(cells - reached) == [], "the crawl didn't get everywhere"


def _no_secret_word_stands_anywhere(house: FullHouse, places: dict[str, str]) -> None:
    """Phrases, codes and secrets are in no sink and on no page, but the new phrase on its owner's sheet."""
    assert get_preferences(house.world.people["ben"]).more["wish"] == "canary-einstellung"
    words = house.secrets.pop("phrase").split()
    assert all(word in places["author"] for word in words)
    for place in PLACES_OF_ALL:
        assert not all(f">{word}<" in places[place] for word in words) or place == "author", place
        for name, secret in house.secrets.items():
            assert secret not in places[place], (name, place)
    for sink in SINKS:
        assert " ".join(words) not in places[sink]


def _a_community_tells_nothing_of_another(house: FullHouse, crawl: Crawl) -> None:
    """Not even to oneself: a glance over the shoulder inside one community doesn't lead to the other."""
    garden = (house.world.garden.public_id, house.things["other_alias"], "Zaunkanarie", "Quiet Garden")
    mine = [house.world.kitchen.public_id, *(post.public_id for post in house.posts.values())]
    inside = [page for page in crawl.pages if any(each in page.path for each in mine)]
    assert len(inside) > 20
    for page in inside:
        if not any(each in page.path for each in garden):
            assert not [each for each in garden if each in page.text], page.path


def _pages_of_all_communities_name_none_of_ones_aliases(crawl: Crawl) -> None:
    """Today, the list of communities and one's account stand above them all."""
    over_all = ("today", "communities", "write", "you", "help")
    above = [page for page in crawl.pages if page.path.split("/")[1] in over_all]
    assert len(above) > 10
    for page in above:
        assert not [name for name in ("Wren", "Zaunkanarie") if name in page.text], page.path


def _a_community_takes_along_what_members_read(crawl: Crawl) -> None:
    """And the hosts' journal; no draft, private word, earlier wording or person."""
    theirs = {canary.text for canary in CANARIES if canary.found_by >= MEMBERS} | {"canary-grund", "canary-pause"}
    theirs |= {"canary-randgrund", "canary-glas", "canary-zweiter-grund"}
    taken = [text for name, text in crawl.carried.items() if name.startswith("take-along")]
    assert len(taken) == 1
    assert {canary.text for canary in CANARIES if canary.text in taken[0]} <= theirs


def _every_answer_keeps_to_itself(house: FullHouse, everybody: dict[str, Crawl]) -> None:
    names = [house.world.kitchen.name, house.world.garden.name, "canary", "Open to all", "Wren"]
    found: dict[str, set[str]] = {}
    for page in (page for crawl in everybody.values() for page in crawl.pages):
        for trouble in troubles(page, names):
            found.setdefault(trouble, set()).add(f"{page.route} for {page.role}")
    assert not found, "\n".join(f"{t}: {sorted(w)}" for t, w in found.items())
