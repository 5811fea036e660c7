"""Words that wait for a host, by mail: their writer hears so, and nobody else until a host has looked."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.decisions.words import release_post, remove_post
from alongside.mailroom.models import Delivery
from alongside.notify.models import Mail, MailChoice
from alongside.threads.models import Post
from tests.held_words import SALE, know_phrases
from tests.mail.post_office import became, letters_to, mail, token_of
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _phrases(settings: Settings, tmp_path: Path) -> None:
    know_phrases(settings, tmp_path)


def test_a_mail_that_reads_like_a_sale_waits_and_its_writer_alone_hears_of_it(posts: World) -> None:
    MailChoice.objects.update_or_create(alias_id=posts.nora.member_id, defaults={"mail": Mail.EVERY})
    assert became(mail("ben", token_of(posts, "ben", posts.thread()), SALE)) == "acted: posted"
    (letter,) = letters_to("ben")
    assert "A host will look at your mail first." in letter.text
    assert not letters_to("nora")
    clock.set_clock(lambda: datetime.now(UTC) + timedelta(hours=3))
    run_until_empty()
    post = Post.objects.get(source__contains="canary potion")
    assert not Delivery.objects.filter(post=post).exists()
    release_post(post, by=posts.mia, because="It is a joke.")
    clock.set_clock(lambda: datetime.now(UTC) + timedelta(hours=5))
    run_until_empty()
    assert Delivery.objects.filter(post=post, alias_id=posts.nora.member_id).exists()


def test_whoever_takes_part_by_mail_reads_a_decision_by_mail(posts: World) -> None:
    MailChoice.objects.update_or_create(alias_id=posts.ben.member_id, defaults={"mail": Mail.DAILY, "discreet": False})
    for who in ("ben", "nora"):
        remove_post(posts.answer(posts.thread(), "Words.", by=who), by=posts.mia, because="It names a clinic.")
    run_until_empty()
    (letter,) = letters_to("ben")
    assert "It names a clinic." in letter.text
    assert not letters_to("nora")
