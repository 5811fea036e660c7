"""Nothing outlives its row in the inventory: the clock is turned, the daily jobs run, and what had its time is gone."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from alongside.accounts.letters import LIVES
from alongside.aliases.models import PastName
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.keyring.models import WrappedKey
from alongside.core.models import JobRow
from alongside.core.worker import queue_daily
from alongside.guide.directory.suggest import REMARK_KEPT as REMARK_LIVES
from alongside.guide.questions.asking import KEPT as QUESTION_LIVES
from alongside.hosting.models import Case, CaseKind, Said
from alongside.mailroom.receive import LIVES as RAW_MAIL_LIVES
from alongside.media.models import Picture
from alongside.memberships.models import Invitation
from alongside.portability.archive.authors import LIVES as ARCHIVE_LIVES
from alongside.threads.models import EarlierWording, Post
from bin.checks.inventory import read_inventory
from tests.privacy.full_house import FullHouse
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)  # the index is purged outside of any transaction

INVENTORY = read_inventory()
MODELS = {model._meta.label: model for model in apps.get_models()}
MORTAL = [table for table in INVENTORY.values() if table.gone]


@pytest.fixture
def house(world: World, tmp_path: Path) -> FullHouse:
    return FullHouse(world, tmp_path)


def turn_clock(days: float) -> None:
    """Let so many days go by from now on, and do what is done daily on the last of them."""
    then = clock.now() + timedelta(days=days)
    clock.set_clock(lambda: then)
    queue_daily()
    run_until_empty()
    assert not JobRow.objects.exclude(trouble="").exists()


def oldest(model: type[models.Model], column: str) -> datetime | None:
    """When the oldest row's time began."""
    found: date | datetime | None = model._default_manager.aggregate(found=models.Min(column))["found"]
    if isinstance(found, date) and not isinstance(found, datetime):
        return datetime.combine(found, time(), UTC)
    return found


def test_no_row_is_older_than_the_inventory_says(house: FullHouse) -> None:
    looked_at = set()
    for days in (0.5, 2, 8, 15, 31, 45, 95, 181, 190, 400):
        turn_clock(days)
        for table in MORTAL:
            since = oldest(MODELS[table.name], table.gone.after)
            latest = timedelta(days=table.gone.days + 1)  # a day, because the jobs run once in one
            assert since is None or clock.now() - since <= latest, (table.name, since, clock.now())
            looked_at.add(table.name)
    assert len(looked_at) == len(MORTAL) >= 12


def test_what_is_still_needed_is_still_there_a_day_later(house: FullHouse) -> None:
    lasting = [MODELS[table.name].objects for table in MORTAL if table.gone.days >= 7]
    before = [set(rows.values_list("pk", flat=True)) for rows in lasting]
    turn_clock(1)
    assert all(there <= set(rows.values_list("pk", flat=True)) for rows, there in zip(lasting, before, strict=True))
    assert Invitation.objects.exists()
    assert EarlierWording.objects.exists()


def test_words_taken_back_are_emptied_after_thirty_days_and_not_before(house: FullHouse) -> None:
    turn_clock(29)
    assert Post.objects.get(pk=house.posts["withdrawn"].pk).source
    turn_clock(2)
    gone = Post.objects.get(pk=house.posts["withdrawn"].pk)
    assert (gone.source, gone.html, gone.first_words) == ("", "", "")
    assert Post.objects.get(pk=house.posts["post"].pk).source


def test_a_case_goes_with_its_key_when_its_time_is_over(house: FullHouse) -> None:
    questions, others = Case.objects.filter(kind=CaseKind.QUESTION), Case.objects.exclude(kind=CaseKind.QUESTION)
    turn_clock(31)
    assert not questions.exists()
    assert others.exists()
    waiting = others.filter(waits=True).count()
    turn_clock(400)
    assert others.count() == waiting > 0, "what waits for a host stays"
    assert WrappedKey.objects.filter(scope__startswith="case:").count() == waiting
    assert Said.objects.filter(case__waits=False).count() == 0


def test_a_picture_that_nothing_shows_is_forgotten(house: FullHouse) -> None:
    Post.objects.filter(pk=house.posts["post"].pk).update(withdrawn_at=clock.now())
    turn_clock(31)
    turn_clock(3)
    assert not Picture.objects.filter(public_id=house.things["picture_id"]).exists()
    assert Picture.objects.filter(owner=house.world.ben.alias).exists(), "what a friend can still see is kept"


def test_the_keys_of_ended_buckets_are_destroyed(house: FullHouse) -> None:
    scopes = WrappedKey.objects.filter(scope__startswith="bucket-").values_list("scope", flat=True)
    buckets = WrappedKey.objects.filter(scope__in=list(scopes))  # what is written later has buckets of its own
    assert {"bucket-archive", "bucket-letters", "bucket-hand-over"} <= {scope.partition(":")[0] for scope in scopes}
    turn_clock(max(LIVES, RAW_MAIL_LIVES).days + 31)
    assert {key.scope.partition(":")[0] for key in buckets} == {"bucket-archive", "bucket-guide", "bucket-remark"}
    turn_clock(max(QUESTION_LIVES, REMARK_LIVES).days)
    assert {key.scope.partition(":")[0] for key in buckets.all()} == {"bucket-archive"}
    turn_clock(ARCHIVE_LIVES.days + 31)
    assert not buckets.all().exists()


def test_what_is_kept_for_good_is_still_there_after_years(house: FullHouse) -> None:
    turn_clock(3000)
    assert PastName.objects.exists()
    assert Post.objects.get(pk=house.posts["post"].pk).source
