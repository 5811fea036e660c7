"""A person takes everything along: all their own words, nobody else's, readable without us."""

import json
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.preferences import change_preferences
from alongside.accounts.proof import RecentProof
from alongside.drafts.keep import keep
from alongside.hosting.case import open_case, say
from alongside.hosting.models import Case, CaseKind
from alongside.portability.export import export_person
from alongside.threads.edit import edit
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.threads.withdraw import withdraw
from tests.world import World


class Reader(HTMLParser):
    """Collects what a page would fetch and whether its tags are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]


@pytest.fixture
def exported(world: World, tmp_path: Path) -> zipfile.ZipFile:
    add_address(ProvenAddress("ada@example.org"), by=RecentProof(world.people["ada"]))
    change_preferences(by=world.people["ada"], zone="Europe/Madrid")
    post = world.post(title="Ada's <b>title</b>", text="first wording")
    edit(post, by=world.ada, words=Words("Hello @Lily, <script>all</script>"))
    answer = world.answer(post.thread, text="Ben's own words")
    taken = reply(post.thread, by=world.ada, words=Words("taken back"), answers=answer)
    withdraw(taken, by=world.ada)
    bens = world.thread(title="Ben's own title", by="ben")
    reply(bens, by=world.ada, words=Words("ada answers ben"))
    start(world.garden, by=world.viewer("ada", world.garden), title="In the garden", words=Words("as Willow"))
    keep("community x", {"text": "not yet said"}, by=world.ada)
    case = open_case(Case(community=world.kitchen, kind=CaseKind.WORD, by_id=world.ada.alias_id), "to the hosts",
                     by=world.ada.alias_id)  # fmt: skip
    say(case, "the host's own words", by=world.mia)
    export_person(tmp_path / "mine.zip", by=RecentProof(world.people["ada"]))
    return zipfile.ZipFile(tmp_path / "mine.zip")


def test_every_word_of_theirs_is_in_it_from_every_community(exported: zipfile.ZipFile) -> None:
    everything = json.loads(exported.read("everything.json"))
    kitchen, garden = everything["communities"]
    assert everything["account"]["addresses"][0]["address"] == "ada@example.org"
    assert everything["account"]["time_zone"] == "Europe/Madrid"
    texts = [post["text"] for post in kitchen["posts"]]
    assert texts == ["Hello @Lily, <script>all</script>", "taken back", "ada answers ben"]
    assert kitchen["posts"][0]["earlier_wordings"] == ["first wording"]
    assert kitchen["posts"][0]["title"] == "Ada's <b>title</b>"
    assert [post["taken_back"] for post in kitchen["posts"]] == [False, True, False]
    assert kitchen["drafts"][0]["words"] == {"text": "not yet said"}
    assert kitchen["words_to_hosts"][0]["text"] == "to the hosts"
    assert (garden["alias"]["name"], garden["posts"][0]["text"]) == ("Willow", "as Willow")


def test_nobody_else_s_words_are_in_it(exported: zipfile.ZipFile) -> None:
    written = b"".join(exported.read(name) for name in exported.namelist())
    for other in (b"Ben's own", b"Ben&#x27;s own", b"host's own", b"host&#x27;s own"):
        assert other not in written


def test_its_pages_are_safe_and_fetch_nothing(exported: zipfile.ZipFile) -> None:
    pages = {name: exported.read(name).decode() for name in exported.namelist() if name.endswith(".html")}
    assert set(pages) == {"index.html", "community-1.html", "community-2.html"}
    assert "&lt;script&gt;all&lt;/script&gt;" in pages["community-1.html"]
    assert "not yet said" in pages["community-1.html"]
    for page in pages.values():
        reader = Reader()
        reader.feed(page)
        assert "<script" not in page
        assert all("//" not in place for place in reader.fetched)


def test_the_file_is_for_its_owner_alone(exported: zipfile.ZipFile) -> None:
    assert Path(exported.filename or "").stat().st_mode & 0o077 == 0
