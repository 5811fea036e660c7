"""Lines to call: each says when somebody looked it up, and an installation amends them in a file of its own."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from alongside.accounts.preferences import get_preferences
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.hosting.crisis.check_line import check_line
from alongside.hosting.crisis.lines import (
    LinesBroken,
    amended_file,
    choose_country,
    countries,
    country_of,
    every_line,
    find_country,
    stale_lines,
    trouble_in_own_lines,
)
from tests.world import World

DAY = datetime(2026, 6, 1, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    """An installation that has amended nothing yet."""
    settings.PHRASES = tmp_path / "phrases"
    clock.set_clock(lambda: DAY)


def write(text: str) -> None:
    """What an installation says of lines."""
    amended_file().parent.mkdir(exist_ok=True)
    amended_file().write_text(text, "utf-8")


def keys() -> list[str]:
    """The lines there are, as commands name them."""
    return [line.key for line in every_line()]


def test_every_line_of_the_house_says_where_it_is_from_and_nobody_has_looked_it_up() -> None:
    assert len(countries()) >= 15
    assert len(keys()) == len(set(keys()))
    for line in every_line():
        assert line.name
        assert line.hours
        assert line.languages
        assert "." in line.source
        assert not line.checked
    assert stale_lines() == every_line()
    for key in ("ES:024", "US:988", "GB:116123", "FR:3114", "MX:8009112000", "AR:135", "CL:*4141", "CO:106"):
        assert key in keys()


def test_a_line_looked_up_is_good_for_180_days_and_stale_on_the_next() -> None:
    check_line("ES:024", on=DAY.date())
    for days, is_stale in ((0, False), (180, False), (181, True)):
        clock.set_clock(lambda days=days: DAY + timedelta(days=days))  # type: ignore[misc]
        assert ("ES:024" in [line.key for line in stale_lines()]) == is_stale


def test_looking_up_again_keeps_what_the_installation_wrote() -> None:
    write('# Ours.\n\n[[line]]\ncountry = "ES"\nnumber = "024"\nhours = "day and night"\n')
    check_line("ES:024", on=date(2026, 1, 1))
    check_line("ES:024", on=date(2026, 6, 1))
    assert amended_file().read_text("utf-8").startswith("# Ours.\n")
    spain = find_country("ES")
    assert spain
    line = next(line for line in spain.lines if line.number == "024")
    assert (line.hours, line.checked, line.name) == ("day and night", "2026-06-01", "Línea 024")


def test_what_is_no_line_cannot_be_looked_up() -> None:
    with pytest.raises(NotFound):
        check_line("ES:025", on=DAY.date())
    assert not amended_file().exists()


def test_an_installation_adds_a_line_and_a_country_and_takes_one_out() -> None:
    write(
        '[countries]\nHN = { name = "Honduras", emergency = "911" }\n'
        '[[line]]\ncountry = "HN"\nnumber = "1 23"\nname = "Ejemplo"\nsource = "example.org"\n'
        '[[line]]\ncountry = "US"\nnumber = "988"\ngone = true\n'
    )
    assert "HN:123" in keys()
    assert find_country("US") is None
    assert find_country("ES")


@pytest.mark.parametrize(
    "text",
    [
        "this is no TOML",
        '[[line]]\ncountry = "ES"\n',
        '[[line]]\ncountry = "XX"\nnumber = "1"\n',
        '[[line]]\ncountry = "ES"\nnumber = "024"\nchecked = "yesterday"\n',
        '[[line]]\ncountry = "ES"\nnumber = "024"\nfax = "1"\n',
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_lines_of_the_house_and_says_why(text: str) -> None:
    write(text)
    assert "ES:024" in keys()
    assert trouble_in_own_lines()
    with pytest.raises(LinesBroken):
        check_line("ES:024", on=DAY.date())
    assert amended_file().read_text("utf-8") == text


def test_the_country_is_the_persons_own_choice_and_can_be_forgotten(world: World) -> None:
    nora = world.people["nora"]
    assert country_of(get_preferences(nora)) is None
    choose_country("ES", by=nora)
    chosen = country_of(get_preferences(nora))
    assert chosen
    assert chosen.name == "España"
    assert country_of(get_preferences(world.people["ben"])) is None
    with pytest.raises(NotFound):
        choose_country("XX", by=nora)
    choose_country("", by=nora)
    assert country_of(get_preferences(nora)) is None
