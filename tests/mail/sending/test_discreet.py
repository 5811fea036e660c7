"""Whoever shares a mailbox gets a mail that tells nobody anything, once a day at most."""

import re
from email import message_from_string, policy
from email.utils import parseaddr

import pytest
from django.conf import settings

from alongside.notify.choose import choose_mail
from alongside.threads.models import Post, Thread
from tests.mail.post_office import ADDRESSES
from tests.mail.sending.after import after
from tests.servers.smtp import Sink
from tests.world import World


@pytest.fixture
def thread(readers: World) -> Thread:
    """A thread in which Ada writes; of its readers Ben is discreet."""
    choose_mail(by=readers.ben, discreet=True)
    return readers.thread(title="Scan days", text="Tomorrow is my scan.")


def to_ben(smarthost: Sink) -> list[str]:
    both = zip(smarthost.received, smarthost.envelopes, strict=True)
    return [raw for raw, (_sender, to) in both if to == ADDRESSES["ben"]]


def test_it_names_neither_the_community_nor_anybody_in_it(readers: World, thread: Thread, smarthost: Sink) -> None:
    after(11)
    (raw,) = to_ben(smarthost)
    mail = message_from_string(raw, policy=policy.default)
    seen = "\n".join([raw, mail.get_content(), *(str(value) for value in mail.values())]).lower()
    kitchen = readers.kitchen
    secrets = [kitchen.name, kitchen.mail_name, kitchen.public_id, thread.public_id, thread.title, "scan"]
    secrets += ["kidney", "heron", "lily", "ben@", "list-id", "list-post", "reply-to", *_posts(thread)]
    assert not [secret for secret in secrets if secret.lower() in seen]
    assert not re.search(r"\bt-[a-z2-7]{20}", seen)
    assert parseaddr(str(mail["From"])) == (settings.SITE_NAME, settings.MAIL_FROM)
    assert parseaddr(str(mail["To"])) == (settings.SITE_NAME, settings.MAIL_FROM)
    assert mail["Subject"] == "There is something new for you"
    assert f"{settings.URL}/today/" in mail.get_content()


def _posts(thread: Thread) -> list[str]:
    return list(Post.objects.filter(thread=thread).values_list("public_id", flat=True))


def test_it_ends_in_one_tap_all_the_same(thread: Thread, smarthost: Sink) -> None:
    after(11)
    (raw,) = to_ben(smarthost)
    mail = message_from_string(raw, policy=policy.default)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"{settings.URL}/mail/stop/u-" in mail["List-Unsubscribe"]


def test_one_comes_a_day_and_others_hear_as_ever(readers: World, thread: Thread, smarthost: Sink) -> None:
    readers.answer(thread, by="ada")
    after(11)
    readers.answer(thread, by="ada")
    after(60 * 20)
    assert len(to_ben(smarthost)) == 1
    assert len(smarthost.received) == 1 + 2 * 3
    after(60 * 5)
    readers.answer(thread, by="ada")
    after(11)
    assert len(to_ben(smarthost)) == 2


def test_a_try_again_has_the_same_id_and_two_mails_have_two(readers: World, thread: Thread, smarthost: Sink) -> None:
    smarthost.busy = "DATA"
    after(11)
    smarthost.busy = ""
    after(10)
    readers.answer(thread, by="ada")
    after(60 * 25)
    readers.answer(thread, by="ada")
    after(11)
    ids = [message_from_string(raw)["Message-ID"] for raw in to_ben(smarthost)]
    assert len(ids) == len(set(ids)) == 2
