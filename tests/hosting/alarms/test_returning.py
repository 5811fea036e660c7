"""A hint that somebody may have come back names the newcomer alone, says how weak it is, and does nothing."""

import pytest

from alongside.accounts.models import Person, PersonId
from alongside.aliases.models import Alias
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow, JobRow
from alongside.hosting.access import cases_by
from alongside.hosting.alarms.returning import notice_what, notice_where
from alongside.hosting.case import spoken_in
from alongside.hosting.models import Case, CaseKind, Urgency
from alongside.memberships.models import Membership, Stage
from alongside.ownership import acting
from alongside.standing.models import Trace
from alongside.threads.models import Post
from tests.hosting.pairs.agreeing import let_go
from tests.speech.test_likeness import ADVERTISEMENT
from tests.web.as_person import client_of
from tests.world import World

HERE = "198.51.100.7"
LINK = "Look at https://shop.example/powder for it."


def newcomer(world: World, name: str = "Robin") -> Alias:
    person = world.people[name] = PersonId(Person.objects.create().pk)
    return acting.come_in(person, world.kitchen, name=name).alias


def hints() -> list[Case]:
    return list(Case.objects.filter(kind=CaseKind.ALARM).order_by("pk"))


@pytest.fixture
def gone(world: World) -> World:
    """Ben was new, advertised from somewhere, and was let go."""
    Membership.objects.filter(pk=world.ben.alias_id).update(stage=Stage.NEW)
    notice_where(world.ben.member_id, network=HERE)
    world.answer(world.thread(), ADVERTISEMENT)
    Post.objects.filter(author=world.ben.alias_id).update(source=f"{ADVERTISEMENT} {LINK}")
    let_go(world, "ben")
    run_until_empty()
    return world


def test_somebody_new_from_the_same_place_is_a_quiet_case_and_nothing_else(gone: World) -> None:
    robin = newcomer(gone)
    notice_where(robin.pk, network=HERE)
    (hint,) = hints()
    assert (hint.about_alias_id, hint.urgency, hint.by_id) == (robin.pk, Urgency.LATER, None)
    assert "weak hint" in spoken_in(hint)[0].text
    assert gone.viewer("Robin").is_member, "nothing is done"
    assert hint in cases_by(gone.mia)


def test_another_place_other_words_and_whoever_is_known_here_give_no_hint(gone: World) -> None:
    robin = newcomer(gone)
    notice_where(robin.pk, network="203.0.113.9")
    notice_where(gone.nora.member_id, network=HERE)
    notice_what(post=gone.answer(gone.thread(), ADVERTISEMENT, by="nora").pk)
    notice_what(
        post=gone.answer(gone.thread(), "I cook without salt, and it took me years to like it. You?", by="Robin").pk
    )
    assert hints() == []
    assert not Trace.objects.filter(alias=gone.nora.alias_id).exists(), "of whoever is known nothing is kept"


def test_nearly_the_same_words_and_the_same_link_are_hints(gone: World) -> None:
    robin = newcomer(gone)
    post = gone.answer(gone.thread(), "Hello!", by="Robin")
    Post.objects.filter(pk=post.pk).update(source=f"Hello everybody. {ADVERTISEMENT}")
    notice_what(post=post.pk)
    Post.objects.filter(pk=post.pk).update(source="I use this: http://www.shop.example/powder/?ref=9")
    notice_what(post=post.pk)
    assert len(hints()) == 2
    assert {hint.about_alias_id for hint in hints()} == {robin.pk}


def test_the_words_of_a_newcomer_are_compared_after_they_wrote(gone: World) -> None:
    newcomer(gone)
    gone.answer(gone.thread(), ADVERTISEMENT, by="Robin")
    run_until_empty()
    assert len(hints()) == 1


def test_there_is_one_hint_of_each_sort_however_often(gone: World) -> None:
    robin = newcomer(gone)
    for _time in range(3):
        notice_where(robin.pk, network=HERE)
    assert len(hints()) == 1


def test_one_community_hears_nothing_of_another(gone: World) -> None:
    person = PersonId(Person.objects.create().pk)
    alias = acting.come_in(person, gone.garden, name="Robin").alias
    notice_where(alias.pk, network=HERE)
    assert hints() == []


def test_no_page_row_or_log_of_it_names_who_was_let_go(gone: World) -> None:
    before = set(EventRow.objects.values_list("pk", flat=True)) | set(JobRow.objects.values_list("pk", flat=True))
    robin = newcomer(gone)
    notice_where(robin.pk, network=HERE)
    (hint,) = hints()
    page = client_of(gone.people["mia"]).get(f"/c/{gone.kitchen.public_id}/hosts/cases/{hint.public_id}/")
    lily = Alias.objects.get(name="Lily")
    for told in ("Lily", lily.public_id):
        assert told not in page.content.decode()
        assert told not in " ".join(spoken.text for spoken in spoken_in(hint))
    events = EventRow.objects.exclude(pk__in=before)
    assert not [event for event in events if lily.pk in [event.ids.get("alias"), event.ids.get("by")]]


def test_the_hint_is_the_same_words_whoever_was_let_go_and_however_many(gone: World) -> None:
    one = newcomer(gone)
    notice_where(one.pk, network=HERE)
    Membership.objects.filter(pk=gone.nora.alias_id).update(stage=Stage.NEW)
    notice_where(gone.nora.member_id, network=HERE)
    Case.objects.filter(kind=CaseKind.ALARM).exclude(about_alias=one).delete()
    let_go(gone, "nora")
    two = newcomer(gone, "Tern")
    notice_where(two.pk, network=HERE)
    first, second = hints()
    assert [spoken.text for spoken in spoken_in(first)] == [spoken.text for spoken in spoken_in(second)]
