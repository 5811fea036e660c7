"""An old archive, played through the welcome queue: what it says is what the archive says, and nobody is named."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alongside.commands.replay import report
from alongside.hosting.figures.replay import Asked, replay
from alongside.portability.archive.asked import read_asked

NOW = datetime(2003, 1, 1, tzinfo=UTC)
AT_NOON = datetime(2002, 3, 4, 12, tzinfo=UTC)


def mail(number: int, who: str, at: datetime, subject: str, answers: int = 0) -> str:
    """One mail of an mbox."""
    said = f"In-Reply-To: <{answers}@list.example>\n" if answers else ""
    return (
        f"From {who}@people.example {at:%a %b %d %H:%M:%S %Y}\nFrom: {who.title()} <{who}@people.example>\n"
        f"Message-ID: <{number}@list.example>\n{said}Date: {at:%a, %d %b %Y %H:%M:%S} +0000\nSubject: {subject}\n\n"
        f"Words of mail {number}.\n\n"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    day = timedelta(days=1)
    mails = [
        mail(1, "rosa", AT_NOON, "Hello"),
        mail(2, "rosa", AT_NOON + timedelta(minutes=5), "Re: Hello", 1),
        mail(3, "finn", AT_NOON + timedelta(hours=5), "Re: Hello", 1),
        mail(4, "noor", AT_NOON + day, "Does anybody know this scan?"),
        mail(5, "rosa", AT_NOON + 2 * day, "Salt"),
        mail(6, "otto", AT_NOON + 3 * day, "Re: something from before the archive", 99),
    ]
    path = tmp_path / "old.mbox"
    path.write_text("".join(mails))
    return path


def test_an_archive_tells_who_was_new_and_how_long_they_waited_for_somebody_else(archive: Path) -> None:
    told = read_asked([archive], now=NOW)
    assert [(one.is_new, one.answered_at) for one in told.asked] == [
        (True, AT_NOON + timedelta(hours=5)),  # the writer's own second mail is no answer
        (True, None),
        (False, None),
    ]
    assert told.answer_hours == (12, 17)


def test_with_people_who_welcome_nobody_waits_longer_than_it_was(archive: Path) -> None:
    told = read_asked([archive], now=NOW)
    with_four = replay(told.asked, told.answer_hours, responders=4)
    for one in with_four.played:
        assert one.would_be is not None
        assert one.was is None or one.would_be <= one.was


def test_the_same_archive_and_seed_give_the_same_picture_and_another_seed_another(archive: Path) -> None:
    told = read_asked([archive], now=NOW)
    one, same, other = (replay(told.asked, told.answer_hours, responders=4, seed=seed) for seed in (1, 1, 2))
    assert one.played == same.played
    assert one.played != other.played


def test_nobody_is_asked_more_often_than_the_queue_allows_and_more_people_are_asked_less() -> None:
    asked = [Asked(AT_NOON + timedelta(minutes=20 * number), True, None, frozenset()) for number in range(72)]
    few, many = (replay(asked, [12], responders=number) for number in (3, 30))
    for one in few.responders:
        for first, fourth in zip(one.nudged, one.nudged[3:], strict=False):
            assert fourth - first >= timedelta(hours=23)
    assert max(len(one.nudged) for one in few.responders) >= max(len(one.nudged) for one in many.responders)
    assert sum((one.would_be for one in many.played if one.would_be), timedelta()) < sum(
        (one.would_be for one in few.played if one.would_be), timedelta()
    )


def test_what_is_printed_names_nobody_and_says_what_is_assumed(archive: Path) -> None:
    told = read_asked([archive], now=NOW)
    printed = "\n".join(report(replay(told.asked, told.answer_hours, responders=4), 4, each=True))
    for private in ("rosa", "noor", "people.example", "scan", "Salt"):
        assert private not in printed.casefold()
    assert "never answered" in printed
    assert "What is assumed" in printed
