"""A cure seller tries every way there is; what they sell reaches nobody but the hosts, and honest words go through."""

import pytest

from alongside.accounts.letters import letters_waiting
from alongside.accounts.models import Person, PersonId
from alongside.aliases.name import tell
from alongside.core.jobs import run_until_empty
from alongside.hosting.access import waiting_by
from alongside.hosting.models import CaseKind
from alongside.memberships.access import get_alias
from alongside.memberships.models import Membership, Stage
from alongside.memberships.viewer import Viewer
from alongside.notify.models import Mail, MailChoice, Notice
from alongside.ownership import acting
from alongside.search.find import find_posts
from alongside.threads.edit import edit
from alongside.threads.models import Hold, Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.web.threads.browsing import browse
from tests.world import World

SALES = (
    "I sell a herbal tea that heals kidneys. Order here.",
    "This herbal remedy cures diabetes 100%. DM me to order.",
    "Send 200 dollars in bitcoin to my wallet and I double it for you.",
    "Este té cura la insuficiencia renal. Escríbeme y te digo dónde comprarlo.",
)
HONEST = (
    "I tried a herbal tea. It did nothing for my kidneys.",
    "My sister paid for the taxi to dialysis. I am so thankful.",
    "Does anybody know who helps with the cost of the medicine?",
    "Somebody wrote to me that a tea cures kidneys. It didn't feel right.",
    "He leído que no hay té que cure los riñones.",
)


@pytest.fixture
def seller(world: World) -> Viewer:
    """Somebody who came yesterday."""
    world.people["seller"] = PersonId(Person.objects.create().pk)
    acting.come_in(world.people["seller"], world.kitchen, name="Robin")
    Membership.objects.filter(pk=world.viewer("seller").alias_id).update(stage=Stage.NEW)
    MailChoice.objects.update_or_create(alias_id=world.nora.member_id, defaults={"mail": Mail.EVERY, "discreet": False})
    return world.viewer("seller")


def reaches_nobody(world: World, *words: str) -> None:
    """No member's page, search, notice or mail holds any of these words."""
    run_until_empty()
    nora = browse(world, "nora")
    pages = [f"/c/{world.kitchen.public_id}/", "/today/"]
    pages += [
        f"/t/{post.thread.public_id}/"
        for post in Post.objects.select_related("thread__community").filter(number=1, thread__gone=False)
    ]
    pages.append(f"/a/{world.viewer('seller').alias}/")
    shown = "\n".join(nora.get(page) for page in pages)
    for word in words:
        assert word not in shown
        assert not find_posts(world.nora, word).posts
        assert not [letter for letter in letters_waiting() if word in letter.text + letter.subject]
    assert not Notice.objects.filter(post__author_id=world.viewer("seller").alias_id, post__removed=True).exists()


@pytest.mark.parametrize("sale", SALES)
def test_a_sale_waits_wherever_it_is_said(world: World, seller: Viewer, sale: str) -> None:
    thread, word = world.thread(), "canary"
    said = [
        start(world.kitchen, by=seller, title=f"{word} one", words=Words(sale)),
        start(world.kitchen, by=seller, title=f"{word} {sale}"[:140], words=Words("Hello.")),
        reply(thread, by=seller, words=Words(f"{sale} {word}")),
    ]
    assert {post.hold for post in said} == {Hold.SCAM}
    reaches_nobody(world, word)
    cases = waiting_by(world.mia).filter(kind=CaseKind.HELD)
    assert {case.about_post_id for case in cases} == {post.pk for post in said}


def test_a_sale_in_quoted_mail_or_after_an_edit_waits_too(world: World, seller: Viewer) -> None:
    thread = world.thread()
    mailed = reply(thread, by=seller, words=Words("Yes, canary.", is_plain=True, folded=f"> {SALES[0]}"))
    assert mailed.hold == Hold.SCAM
    quoted = reply(thread, by=seller, words=Words(f"> {SALES[0]}\n\nSo canary says."))
    assert quoted.hold == Hold.SCAM
    innocent = reply(thread, by=seller, words=Words("Hello, I am canary too."))
    assert not innocent.hold
    edit(innocent, by=seller, words=Words(f"{SALES[1]} canary"))
    reaches_nobody(world, "canary")
    hidden = reply(thread, by=world.ben, words=Words("I s\u200bell a her\u00adbal tea that heals kidneys. Order here."))
    assert hidden.hold == Hold.SCAM


def test_a_sale_in_the_words_of_an_alias_has_a_case(world: World, seller: Viewer) -> None:
    tell(get_alias(seller, seller.alias), about=SALES[0])
    run_until_empty()
    assert waiting_by(world.mia).filter(about_alias_id=seller.alias_id, reason="selling").count() == 1


@pytest.mark.parametrize("honest", HONEST)
def test_honest_words_go_through(world: World, seller: Viewer, honest: str) -> None:
    thread = world.thread()
    assert not reply(thread, by=world.ben, words=Words(honest)).hold
    assert not reply(thread, by=seller, words=Words(honest)).hold


def test_going_elsewhere_is_a_question_early_on_alone(world: World, seller: Viewer) -> None:
    words = Words("Write to me on WhatsApp, my number is 555 0100.")
    assert reply(world.thread(), by=seller, words=words).hold == Hold.SCAM
    assert not reply(world.thread(), by=world.ben, words=words).hold
