"""Being named by nobody, and what of one's standing one takes along or leaves behind."""

import pytest

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.known import say_known
from alongside.memberships.models import Membership, Stage
from alongside.notify.models import Notice
from alongside.standing.export import export_standing
from alongside.standing.forget import forget_standing
from alongside.standing.models import Arrived, Quiet
from alongside.standing.quiet import is_quiet, keep_quiet
from tests.world import World


def test_a_name_tells_nobody_who_wants_quiet_and_stays_in_the_words(world: World) -> None:
    keep_quiet(by=world.ben, quiet=True)
    said = world.answer(world.thread(), "What do you think, @Lily and @Maple?", by="nora")
    run_until_empty()
    told = set(Notice.objects.values_list("alias__name", flat=True))
    assert told == {"Heron", "Maple"}
    assert f"alias:{world.ben.alias}" in said.html


def test_answers_to_ones_own_words_still_come(world: World) -> None:
    keep_quiet(by=world.ben, quiet=True)
    world.answer(world.thread(by="ben"), "I think so too, @Lily.", by="nora")
    run_until_empty()
    assert Notice.objects.get(alias=world.ben.alias_id).about == "answer"


def test_it_is_chosen_for_oneself_alone_and_taken_back(world: World) -> None:
    keep_quiet(by=world.ben, quiet=True)
    keep_quiet(by=world.ben, quiet=True)
    assert is_quiet(world.ben)
    assert not is_quiet(world.nora)
    keep_quiet(by=world.ben, quiet=False)
    assert not is_quiet(world.ben)
    with pytest.raises(NotFound):
        keep_quiet(by=world.nobody, quiet=True)


def test_one_takes_along_the_day_one_came_and_erasure_leaves_nothing(world: World) -> None:
    run_until_empty()
    ben = Alias.objects.get(pk=world.ben.member_id)
    keep_quiet(by=world.ben, quiet=True)
    today = clock.today().isoformat()
    assert export_standing(ben) == {"stage": "known", "came_on": today, "named_by_nobody": True}
    forget_standing(ben.pk)
    assert not Quiet.objects.exists()
    assert not Arrived.objects.filter(pk=ben.pk).exists()


def test_a_host_who_is_erased_leaves_no_trace_in_what_they_said_of_others(world: World) -> None:
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=Stage.NEW)
    say_known(Alias.objects.get(pk=world.nora.member_id), by=world.mia)
    forget_standing(world.mia.member_id)
    assert Arrived.objects.get(pk=world.nora.alias_id).by_host is None
