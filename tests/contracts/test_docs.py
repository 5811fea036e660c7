"""What the pages for people who run or change Alongside name is there: files, links, commands and their options."""

import argparse
import re
from importlib import import_module

import pytest

from alongside.accounts import session_store
from alongside.cli import COMMANDS
from alongside.core import tidy
from alongside.hosting import tidy as hosting
from alongside.hosting.crisis import access
from alongside.hosting.duty import hand_over
from alongside.hosting.welcome import tidy as welcome
from alongside.notify import tidy as notify
from alongside.portability import backup
from alongside.portability.archive import authors
from alongside.threads import edit, withdraw
from bin.checks.parts import HOUSE

PAGES = sorted([*(HOUSE / "docs").rglob("*.md"), *HOUSE.glob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^#+ (.+)$", re.M)
TOLD = re.compile(r"(?:^|/bin/)alongside +([a-z][a-z-]*)(.*)$")
TARGET = re.compile(r"\bmake ([a-z-]+)")
OURS = ("alongside/", "tests/", "docs/", "bin/", "bench/")
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(HOUSE).as_posix())


def anchor(heading):
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def leads_somewhere(page, link):
    name, _hash, place = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.exists():
        return False
    return not place or place in {anchor(heading) for heading in HEADING.findall(target.read_text())}


@each_page
def test_every_link_to_our_own_pages_leads_somewhere(page):
    links = [link for link in LINK.findall(page.read_text()) if not re.match(r"https?:|mailto:", link)]
    assert [link for link in links if not leads_somewhere(page, link)] == []


def is_there(name):
    bare = name.removeprefix("./")
    if bare.startswith(OURS):
        return bool(list(HOUSE.glob(bare.rstrip("/"))))
    return (HOUSE / "alongside" / bare).exists() or (HOUSE / "docs" / bare).exists()


def names_a_file(code):
    """Whether it is written like a file of ours: under one of our folders, or a module by its path."""
    if re.search(r"[\s<>$…=:]|\.service$|^/", code):
        return False
    return code.startswith(OURS) or bool(re.fullmatch(r"[\w/]+/[\w.]+\.(?:py|html|css|js|toml|md)", code))


@each_page
def test_every_file_that_a_page_names_is_there(page):
    named = {code for code in CODE.findall(page.read_text()) if names_a_file(code)}
    assert sorted(name for name in named if not is_there(name)) == []


def commands_told(text):
    """Each `alongside …` that stands as code, by itself or as a line of a block."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.S | re.M)
    rest = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    blocks = "\n".join([*fenced, *re.findall(r"^    (.*)$", rest, re.M)])
    for line in [*blocks.replace("\\\n", " ").splitlines(), *CODE.findall(rest)]:
        if told := TOLD.search(line.strip()):
            yield told[1], set(re.findall(r"--[a-z-]+", told[2]))


def options_of(command):
    parser = argparse.ArgumentParser()
    import_module(COMMANDS[command][0]).arguments(parser)
    return set(parser._option_string_actions)


@each_page
def test_every_command_that_a_page_tells_is_there(page):
    for command, options in commands_told(page.read_text()):
        assert command in COMMANDS, f"alongside {command}"
        assert options <= options_of(command) | {"--help"}, f"alongside {command}"


@each_page
def test_every_make_target_that_a_page_tells_is_there(page):
    targets = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text(), re.M))
    told = {name for code in CODE.findall(page.read_text()) for name in TARGET.findall(code)}
    assert told <= targets


def places_in_glossary():
    """Each place that the glossary names: `core.limits`, `web/today`, `wiring.py`."""
    rows = [row.split(" | ") for row in (HOUSE / "docs/glossary.md").read_text().splitlines()]
    for place in (place for row in rows if len(row) == 3 for place in CODE.findall(row[2])):
        yield HOUSE / "alongside" / (place if place.endswith(".py") else place.replace(".", "/"))


def test_every_word_of_the_glossary_lives_where_it_says():
    places = list(places_in_glossary())
    assert len(places) > 50
    assert [place for place in places if not (place.exists() or place.with_suffix(".py").exists())] == []


def test_the_tour_can_be_read_in_ten_minutes():
    words = re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "", (HOUSE / "docs/tour.md").read_text()))
    assert len(words) < 2_200
    assert len((HOUSE / "STYLE.md").read_text().splitlines()) < 150


KEPT = (
    ("%d days in which that can be undone", withdraw.UNDO),
    ("%d days, or until they forget it", edit.WORDING_KEPT),
    ("%d days after the last use", session_store.OWN_LASTS),
    ("a visitor's question %d days after its answer", hosting.QUESTION_KEPT),
    ("%d without one", hosting.UNANSWERED_KEPT),
    ("read the case about it | %d days", access.CARD_KEPT),
    ("as long as the words wait, and %d days", welcome.KEPT),
    ("that host; hosts | %d days", hand_over.KEPT),
    ("%d days once seen", notify.SEEN_KEPT),
    ("%d otherwise", notify.UNSEEN_KEPT),
    ("what happened, as ids alone | nobody | %d days", tidy.EVENTS_KEPT),
    ("who runs the server | %d days", backup.CONTENT_KEPT),
    ("days, %d days |", backup.KEYS_KEPT),
)


def test_every_time_on_the_page_of_privacy_is_the_one_that_is_kept():
    page = (HOUSE / "docs/privacy.md").read_text()
    assert [words for words, kept in KEPT if words % kept.days not in page] == []
    assert hosting.CASE_KEPT.days == authors.LIVES.days == 365, "the page says: a year"
    assert session_store.SHARED_LASTS.total_seconds() == 30 * 60, "the page says: 30 minutes"
