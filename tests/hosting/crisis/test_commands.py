"""`alongside lines` and what the doctor says of lines."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from alongside import cli
from alongside.core import clock
from alongside.hosting.crisis.check_line import check_line
from alongside.hosting.crisis.checkup import lines_to_call
from alongside.hosting.crisis.lines import amended_file, every_line

DAY = datetime(2026, 6, 1, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.PHRASES = tmp_path
    clock.set_clock(lambda: DAY)


def test_a_line_is_written_down_as_looked_at_and_listed_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lines", "checked", "ES:024", "CL:*4141", "--on", "2026-05-30"]) == 0
    capsys.readouterr()
    assert cli.main(["lines"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == len(every_line())
    assert [line.split()[:2] for line in listed if line.startswith("Well")] == [
        ["Well", "CL:*4141"],
        ["Well", "ES:024"],
    ]
    assert listed[0].startswith("Look")


@pytest.mark.parametrize(
    "words", [["checked"], ["checked", "XX:1"], ["checked", "ES:024", "--on", "2030-01-01"], ["checked", "024"]]
)
def test_what_makes_no_sense_is_said_and_written_nowhere(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lines", *words]) == 2
    assert capsys.readouterr().err
    assert not amended_file().exists()


def test_the_doctor_says_how_many_nobody_looked_at_until_all_were() -> None:
    (found,) = lines_to_call()
    assert found.trouble
    assert not found.urgent
    for line in every_line():
        check_line(line.key, on=DAY.date())
    assert not list(lines_to_call())
    clock.set_clock(lambda: DAY + timedelta(days=181))
    assert list(lines_to_call())


def test_the_doctor_says_when_the_file_of_an_installation_cannot_be_read() -> None:
    amended_file().write_text("[[line", "utf-8")
    assert any(found.urgent and "cannot be read" in found.trouble for found in lines_to_call())
    assert cli.main(["lines"]) == 2
