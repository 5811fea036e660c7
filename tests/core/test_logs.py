"""The log holds what stands on its list and nothing else."""

import json
import logging

import pytest

from alongside.core import logs

SECRET = "heron@kidney.example"


def written(record: logging.LogRecord) -> dict[str, object]:
    """What a record becomes."""
    found: dict[str, object] = json.loads(logs.AllowList().format(record))
    return found


def record_of(name: str, message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    """A record as a library makes it."""
    kind = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, "x.py", 1, message, args, kind)


def test_an_event_of_ours_is_written_with_its_fields(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "alongside"):
        logs.note("job.done", job="search.index", ms=4)
    found = written(caplog.records[-1])
    assert (found["event"], found["job"], found["ms"], found["level"]) == ("job.done", "search.index", 4, "info")


def test_a_field_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(logs.NotAllowed, match="address"):
        logs.note("job.done", address=SECRET)


def test_of_an_error_its_kind_and_places_are_kept_but_not_its_words(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        logs.trouble("front.broken", error)
    line = logs.AllowList().format(caplog.records[-1])
    assert SECRET not in line
    assert json.loads(line)["kind"] == "ValueError"
    assert "test_logs" in json.loads(line)["where"][0]


def test_what_libraries_wanted_to_say_is_dropped() -> None:
    for record in (
        record_of("django.request", "Internal Server Error: %s", f"/t/{SECRET}"),
        record_of("django.db", SECRET, error=KeyError(SECRET)),
        record_of("alongside", SECRET),
    ):
        line = logs.AllowList().format(record)
        assert SECRET not in line
        assert json.loads(line)["event"] == "library"
