"""An archive's size costs time, and next to no memory."""

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alongside.portability.archive.catalogue import read_catalogue
from alongside.portability.archive.report import Report
from alongside.portability.archive.rereading import Rereading, rehearse
from alongside.portability.archive.threading import order
from tests.portability.archive.old_mails import write_archive

A_MAIL = 900  # bytes: numbers of the catalogue, one id in a dictionary, one place in the order


def peak(archive: Path) -> int:
    tracemalloc.start()
    catalogue = read_catalogue([archive], now=datetime(2026, 1, 1, tzinfo=UTC))
    rehearse(Rereading(catalogue, order(catalogue), Report()), lambda done: None)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.django_db
@pytest.mark.long
def test_eight_times_the_mails_take_little_more_memory(tmp_path: Path):
    few, many = write_archive(tmp_path / "few.mbox", 500), write_archive(tmp_path / "many.mbox", 4_000)
    peak(few)  # loads what is loaded once
    assert peak(many) - peak(few) < A_MAIL * 3_500
