"""Documents go along with whoever brought them, and with the community, and are gone with who is erased."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from alongside.accounts.proof import RecentProof
from alongside.communities.found import change
from alongside.core.jobs import run_until_empty
from alongside.media.access import file_of_document
from alongside.media.models import Document
from alongside.portability.community_export import export_community
from alongside.portability.erase import erase_person
from alongside.portability.export import export_person
from alongside.threads.enclose import bring_document, enclose
from alongside.threads.withdraw import withdraw
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)  # erasure cleans the index outside of any transaction


@pytest.fixture
def documents(world: World) -> dict[str, Document]:
    """One of Ada's that is shown, one of Ben's that is, and one of Ben's that was taken back."""
    world.kitchen = change(world.kitchen, takes_documents=True)
    thread, found = world.thread(), {}
    for name, by in (("adas", "ada"), ("bens", "ben"), ("taken", "ben")):
        viewer = world.viewer(by)
        found[name] = bring_document(f"Words of {name}".encode(), by=viewer, community=world.kitchen)
        post = world.answer(thread, by=by)
        enclose(post, [found[name]], by=viewer)
    withdraw(post, by=world.ben)
    return found


def in_zip(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as kept:
        return {name: kept.read(name) for name in kept.namelist() if name.startswith("documents/")}


def name_of(document: Document) -> str:
    return f"documents/{document.public_id}.txt"


def test_a_person_takes_their_own_along_and_nobody_elses(world: World, documents: Any, tmp_path: Path) -> None:
    export_person(tmp_path / "mine.zip", by=RecentProof(world.people["ben"]))
    assert in_zip(tmp_path / "mine.zip") == {
        name_of(documents["bens"]): b"Words of bens",
        name_of(documents["taken"]): b"Words of taken",
    }
    with zipfile.ZipFile(tmp_path / "mine.zip") as kept:
        told = json.loads(kept.read("everything.json"))["communities"][0]
        assert name_of(documents["bens"]) in kept.read("community-1.html").decode()
    assert {one["file"] for one in told["documents"]} == set(in_zip(tmp_path / "mine.zip"))
    assert [name_of(documents["bens"])] in [post.get("documents") for post in told["posts"]]


def test_a_community_takes_along_what_its_members_may_read(world: World, documents: Any, tmp_path: Path) -> None:
    export_community(world.kitchen, tmp_path / "kitchen.zip", by=world.ada)
    assert set(in_zip(tmp_path / "kitchen.zip")) == {name_of(documents["adas"]), name_of(documents["bens"])}
    with zipfile.ZipFile(tmp_path / "kitchen.zip") as kept:
        (thread,) = [json.loads(line) for line in kept.read("threads.jsonl").splitlines()]
    assert [name_of(documents["adas"])] in [post["documents"] for post in thread["posts"]]


@pytest.mark.parametrize("words_stay", [True, False])
def test_erasure_takes_documents_with_it_also_where_words_stay(
    world: World, documents: Any, words_stay: bool, settings: Any, tmp_path: Path
) -> None:
    settings.BACKUPS = tmp_path
    files = [file_of_document(documents[name]) for name in ("bens", "taken")]
    assert all(file.exists() for file in files)
    erase_person(by=RecentProof(world.people["ben"]), words_stay=words_stay)
    assert list(Document.objects.all()) == [documents["adas"]]
    run_until_empty()
    assert not any(file.exists() for file in files)
    assert file_of_document(documents["adas"]).exists()
