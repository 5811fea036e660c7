"""Words that only hint at despair: their author has the card, and hosts find the case without being called."""

from alongside.core.jobs import run_until_empty
from alongside.hosting.crisis.card import write_from_card
from alongside.hosting.models import Card, Case, CaseKind, Escalation, Urgency
from alongside.threads.edit import edit
from alongside.threads.models import Post
from alongside.threads.saying import Words
from tests.world import World

HINTED, PLAIN = "I'm worn out. I love you all.", "I'm worn out. I love you all. I want to die."


def said(world: World, text: str) -> tuple[Post, Case]:
    post = world.post("Evening", text, by="ben")
    run_until_empty()
    return post, Case.objects.get(about_post=post, kind=CaseKind.CRISIS)


def test_hints_give_a_card_and_a_case_that_waits_and_plain_words_call_the_hosts(world: World) -> None:
    hinted, waits = said(world, HINTED)
    plain, calls = said(world, PLAIN)
    assert Card.objects.filter(post__in=(hinted, plain)).count() == 2
    assert (waits.urgency, calls.urgency) == (Urgency.SOON, Urgency.NOW)
    assert list(Escalation.objects.values_list("case_id", flat=True)) == [calls.pk]


def test_an_author_who_writes_from_the_card_calls_them(world: World) -> None:
    post, case = said(world, HINTED)
    write_from_card(Card.objects.get(post=post), "Is anybody there?", by=world.ben)
    run_until_empty()
    case.refresh_from_db()
    assert case.urgency == Urgency.NOW
    assert Escalation.objects.filter(case=case).exists()


def test_plain_words_that_come_with_an_edit_call_them(world: World) -> None:
    post, case = said(world, HINTED)
    edit(post, by=world.ben, words=Words(PLAIN))
    run_until_empty()
    case.refresh_from_db()
    assert case.urgency == Urgency.NOW
    assert Escalation.objects.filter(case=case).exists()
