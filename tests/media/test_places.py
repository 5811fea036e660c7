"""A picture stays as long as something shows it; then it goes, with its files."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.media import receive as receiving
from alongside.media.access import folder_of, get_picture, pictures_at, places_of
from alongside.media.attach import arrange, attach, detach
from alongside.media.forget import forget, forget_all_of
from alongside.media.models import Picture

from .pictures import HERON, LILY, drawn, encoded, files_of, received

pytestmark = pytest.mark.django_db
SMALL = encoded(drawn(), "PNG")


def later(days: float) -> None:
    """Let so much time pass, and do what is due then."""
    moment = clock.now() + timedelta(days=days)
    clock.set_clock(lambda: moment)
    run_until_empty()


@pytest.fixture(autouse=True)
def a_morning():
    clock.set_clock(lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))


def is_kept(picture: Picture) -> bool:
    files = {path.exists() for path in files_of(picture)}
    assert len(files) == 1
    row = Picture.objects.filter(pk=picture.pk).exists()
    assert row == files.pop()
    return row


def test_a_picture_nobody_shows_is_kept_two_days_and_then_forgotten():
    picture = received(SMALL)
    later(1)
    assert is_kept(picture)
    later(1.1)
    assert not is_kept(picture)


def test_a_picture_that_is_shown_stays_and_goes_two_days_after_its_last_place():
    picture = received(SMALL)
    attach(picture, "post 1")
    attach(picture, "draft 1")
    later(40)
    assert is_kept(picture)
    detach(picture, "post 1")
    later(40)
    assert is_kept(picture)
    detach(picture, "draft 1")
    later(1)
    assert is_kept(picture)
    later(1.1)
    assert not is_kept(picture)


def test_a_picture_that_is_shown_again_in_time_stays():
    picture = received(SMALL)
    attach(picture, "post 1")
    detach(picture, "post 1")
    later(1)
    attach(picture, "post 2")
    detach(picture, "post 2")
    later(1.1)
    assert is_kept(picture), "unused for a day only, whatever an older job thinks"
    later(1)
    assert not is_kept(picture)


def test_a_place_shows_its_pictures_in_order():
    cat, sea, tea = (received(SMALL) for _ in range(3))
    arrange("post 1", [sea, cat])
    arrange("post 2", [tea])
    assert pictures_at(["post 1", "post 2", "post 3"]) == {"post 1": [sea, cat], "post 2": [tea]}
    arrange("post 1", [cat, tea])
    assert pictures_at(["post 1"]) == {"post 1": [cat, tea]}
    assert sorted(places_of(tea)) == ["post 1", "post 2"]
    assert places_of(sea) == []
    arrange("post 1", [])
    assert pictures_at(["post 1"]) == {}


def test_the_pictures_of_many_places_are_one_query(django_assert_num_queries):
    for number in range(4):
        arrange(f"post {number}", [received(SMALL)])
    with django_assert_num_queries(1):
        pictures_at(f"post {number}" for number in range(4))


def test_a_forgotten_picture_is_gone_at_once_and_its_files_with_the_next_job():
    picture, other = received(SMALL), received(SMALL)
    attach(picture, "post 1")
    forget(picture)
    forget(picture)
    with pytest.raises(NotFound):
        get_picture(picture.public_id)
    with pytest.raises(NotFound):
        attach(picture, "post 1")
    run_until_empty()
    assert not folder_of(picture.folder).exists()
    assert is_kept(other)


def test_an_alias_is_forgotten_with_all_it_brought_and_nobody_elses():
    mine, theirs = [received(SMALL) for _ in range(2)], received(SMALL, by=HERON)
    assert forget_all_of(LILY) == 2
    assert forget_all_of(LILY) == 0
    run_until_empty()
    assert not any(folder_of(picture.folder).exists() for picture in mine)
    assert is_kept(theirs)


def test_files_without_a_row_are_cleared_away(monkeypatch):
    """As after a power cut between the files and the row."""
    folders = []

    def falls(picture, *_args, **_more):
        folders.append(folder_of(picture.folder))
        raise KeyboardInterrupt

    monkeypatch.setattr(receiving, "keep_once", falls)
    with pytest.raises(KeyboardInterrupt):
        received(SMALL)
    assert folders[0].exists()
    later(2.1)
    assert not folders[0].exists()
