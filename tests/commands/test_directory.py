"""`alongside directory` and `alongside guides`: the open file, and who keeps the directory."""

import json
from pathlib import Path

import pytest

from alongside.aliases.models import Alias
from alongside.cli import main
from alongside.guide.guides import guides
from alongside.guide.models import Entry
from tests.guide.directory.places import a_place
from tests.world import World

pytestmark = pytest.mark.django_db


def test_what_is_written_can_be_read_elsewhere(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_place(world)
    file = tmp_path / "directory.json"
    assert main(["directory", "write", str(file)]) == 0
    before = file.read_bytes()
    Entry.objects.all().delete()
    assert main(["directory", "look", str(file)]) == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert not Entry.objects.exists()
    assert main(["directory", "read", str(file)]) == 0
    assert "1  new" in capsys.readouterr().out
    assert main(["directory", "write", str(file)]) == 0
    assert file.read_bytes() == before


def test_the_start_is_read_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["directory", "read", "--start"]) == 0
    assert "90  new" in capsys.readouterr().out
    assert main(["directory", "read", "--start"]) == 0
    assert "90  the same as here" in capsys.readouterr().out


def test_what_is_no_directory_is_refused_in_plain_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.json"
    file.write_text(json.dumps({"format": "something", "entries": []}))
    assert main(["directory", "read", str(file)]) == 1
    assert main(["directory", "read", str(tmp_path / "none.json")]) == 1
    assert main(["directory", "read"]) == 2
    assert main(["directory", "write", "--start"]) == 2
    said = capsys.readouterr().err
    assert "Nothing was changed" in said
    assert "Traceback" not in said


def test_guides_are_named_by_the_address_of_their_page(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    lily = Alias.objects.get(name="Lily")
    assert main(["guides", "add", f"https://here.example.org/a/{lily.public_id}/"]) == 0
    assert guides() == [lily]
    assert main(["guides"]) == 0
    assert f"/a/{lily.public_id}/" in capsys.readouterr().out
    assert main(["guides", "remove", lily.public_id]) == 0
    assert guides() == []
    for nobody in ("", "Lily", "https://here.example.org/a/aaaaaaaaaaaaaaaaaaaaaaaaaa/", "../../etc"):
        assert main(["guides", "add", nobody]) == 2
    assert guides() == []
