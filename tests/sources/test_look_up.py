"""What is cited is looked up where that is allowed, gently, and what is found later is said on old posts."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.sources.asking.ask import HOSTS as ASKED
from alongside.sources.asking.ask import ask
from alongside.sources.look_up import PAUSE, SOON, look_up_some, next_due, unanswered
from alongside.sources.models import Source, Status
from alongside.threads.models import Thread
from tests.servers.https import says
from tests.servers.papers import HOSTS, Papers, papers


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Papers]:
    with papers(tmp_path) as known:
        yield known


@pytest.fixture
def time_goes_on() -> Iterator[None]:
    """Each look at the clock is a second later, so that no pause between questions is waited for."""
    start, gone = clock.now(), iter(range(1_000_000))
    clock.set_clock(lambda: start + timedelta(seconds=next(gone)))
    yield
    clock.set_clock(None)


def cited(world, *numbers: str) -> None:
    world.post("What I read", " and ".join(numbers))
    run_until_empty()


def looked_up(services: Papers, times: int = 10) -> dict[str, Source]:
    for _each in range(times):
        look_up_some(services.way)
    return {source.number: source for source in Source.objects.all()}


def test_only_these_four_are_ever_asked() -> None:
    assert set(HOSTS) == ASKED


@pytest.mark.django_db
@pytest.mark.usefixtures("time_goes_on")
def test_pubmed_is_asked_once_for_many_and_its_words_are_made_ours(world, services: Papers) -> None:
    cited(world, *(f"PMID {number}" for number in (11, 12, 13, 14, 15, 16, 404)))
    known = looked_up(services, 1)
    assert len(services.heard) == 1
    assert {number: source.status for number, source in known.items()} == {
        "11": Status.FOUND, "12": Status.RETRACTED, "13": Status.CORRECTED, "14": Status.CONCERN,
        "15": Status.FOUND, "16": Status.FOUND, "404": Status.MISSING,
    }  # fmt: skip
    assert (known["11"].title, known["11"].year, known["11"].study) == (
        "Salt and the kidney: a randomised trial", 2019, "trial",
    )  # fmt: skip
    assert (known["12"].notice, known["13"].study) == ("PMID 99", "review-all")
    assert (known["15"].title, known["15"].study) == ("Ginger in mice with sore knees", "animals")


@pytest.mark.django_db
@pytest.mark.usefixtures("time_goes_on")
def test_what_updates_a_paper_counts_and_what_the_paper_updates_does_not(world, services: Papers) -> None:
    names = ("fine", "withdrawn", "corrected", "concern", "notice", "strange", "never")
    cited(world, *(f"10.1000/{name}" for name in names), "10.5281/set")
    known = looked_up(services)
    assert [known[f"10.1000/{name}"].status for name in names] == [
        Status.FOUND, Status.RETRACTED, Status.CORRECTED, Status.CONCERN, Status.FOUND, Status.FOUND, Status.MISSING,
    ]  # fmt: skip
    assert known["10.5281/set"].status == Status.FOUND  # others give DOIs too
    withdrawn = known["10.1000/withdrawn"]
    assert (withdrawn.title, withdrawn.year, withdrawn.notice) == ("Soup cures", 1998, "DOI 10.1000/notice")
    assert known["10.1000/fine"].title == "Rest & soup"
    assert known["10.1000/concern"].study == "preprint"


@pytest.mark.django_db
@pytest.mark.usefixtures("time_goes_on")
def test_studies_and_the_archive_are_looked_up_too(world, services: Papers) -> None:
    cited(world, "NCT00000001", "NCT00000002", "NCT00000003", "NCT99999999", "PMC21", "PMC22")
    known = looked_up(services)
    assert [known[f"NCT{number}"].status for number in ("00000001", "00000002", "00000003", "99999999")] == [
        Status.FOUND, Status.FOUND, Status.MISSING, Status.MISSING,
    ]  # fmt: skip
    assert (known["NCT00000002"].title, known["NCT00000002"].year) == ("Soup for two", 2021)
    assert (known["PMC21"].status, known["PMC22"].title) == (Status.RETRACTED, "Only in the archive")


@pytest.mark.django_db
@pytest.mark.usefixtures("time_goes_on")
def test_a_retraction_found_later_makes_old_pages_stale_and_nothing_new_makes_none(world, services: Papers) -> None:
    cited(world, "PMID 11")
    looked_up(services, 1)
    before = Thread.objects.get().version
    Source.objects.update(look_at=clock.now())
    looked_up(services, 1)
    assert Thread.objects.get().version == before
    services.pubmed["11"] = services.pubmed["12"]
    Source.objects.update(look_at=clock.now())
    assert looked_up(services, 1)["11"].status == Status.RETRACTED
    assert Thread.objects.get().version == before + 1


@pytest.mark.django_db
def test_what_is_cited_lately_is_looked_at_again_in_a_week(world, services: Papers) -> None:
    cited(world, "PMID 11")
    source = looked_up(services, 1)["11"]
    assert source.looked_at
    assert source.look_at == source.looked_at + SOON
    assert next_due() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answer",
    [says("503 Busy"), says("429 Too Many"), says("200 OK", b"<html>"), says("200 OK", b"[]"), b"",
     says("200 OK", b"[" * 90_000)],
)  # fmt: skip
def test_a_service_that_does_not_answer_is_left_alone_for_a_while_and_asked_again(
    world, services: Papers, answer: bytes
) -> None:
    cited(world, "PMID 11", "PMID 12")
    services.fails = answer
    source = looked_up(services, 3)["11"]
    assert len(services.heard) == 1
    assert source.status == Status.UNKNOWN
    assert source.failing_since
    assert source.look_at == source.failing_since + PAUSE
    now = clock.now()
    clock.set_clock(lambda: now + timedelta(days=2))
    looked_up(services, 1)
    assert unanswered(clock.now() - timedelta(days=1)) == ["pmid"]
    again = Source.objects.get(number="11").look_at
    assert again
    assert again > clock.now() + PAUSE  # the longer, the longer
    services.fails = None
    clock.set_clock(lambda: now + timedelta(days=4))
    assert looked_up(services, 1)["11"].status == Status.FOUND
    assert unanswered(clock.now()) == []


@pytest.mark.django_db
def test_what_goes_out_is_a_number_and_nothing_of_whoever_cites_it(world, services: Papers) -> None:
    cited(world, "PMID 11")
    looked_up(services, 1)
    assert services.stub
    [sent] = services.stub.heard
    assert world.kitchen.public_id not in sent
    assert "localhost" not in sent
    assert "eferer" not in sent
    assert sent.startswith("GET /entrez/eutils/esummary.fcgi?retmode=json&tool=alongside&db=pubmed&id=11 HTTP/1.1")


@pytest.mark.django_db
def test_nobody_is_asked_where_the_installation_does_not_allow_it(world, settings: LazySettings) -> None:
    assert settings.LOOKS_UP_SOURCES is False
    cited(world, "PMID 11")  # its job has run, and nothing tried to reach anybody
    assert Source.objects.get().status == Status.UNKNOWN


def test_an_answer_that_is_no_list_of_anything_is_no_harm(services: Papers) -> None:
    services.pubmed["11"] = {"title": ["a"], "pubtype": "x", "references": {"a": 1}, "pubdate": 7}
    services.crossref["10.1000/fine"] = {"title": [{}], "updated-by": [7, {"type": [], "DOI": {}}], "issued": "x"}
    assert ask("pmid", ["11"], services.way)["11"].status == Status.FOUND
    assert ask("doi", ["10.1000/fine"], services.way)["10.1000/fine"].title == ""
