"""Two hosts press at the same moment: one of them is the second, and what follows, follows once."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from alongside.core.errors import Refused
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs.answer import agree, refuse
from alongside.journal.models import Entry
from alongside.memberships.lead import appoint
from tests.hosting.pairs.agreeing import alias_of, proposed
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


def both_at_once(*verbs: Callable[[], object]) -> list[str]:
    """Do each in a thread of its own, as close together as threads go; what each ended in."""
    ends, together = [""] * len(verbs), threading.Barrier(len(verbs))

    def run(place: int, verb: Callable[[], object]) -> None:
        together.wait()
        try:
            verb()
            ends[place] = "done"
        except Refused as refusal:
            ends[place] = type(refusal).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, verb)) for place, verb in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_of_a_yes_and_a_no_in_the_same_moment_one_counts() -> None:
    world = build_world()
    assert world.nora.alias_id
    appoint(world.nora.alias_id, by=world.ada)
    made = proposed(world, ProposalKind.LET_GO, alias_of(world, "ben"))
    ada, nora = world.ada, world.nora
    ends = both_at_once(
        lambda: agree(made, by=ada, because="Yes."), lambda: refuse(made, by=nora, because="No.")
    )  # fmt: skip
    assert sorted(ends) == ["ProposalOver", "done"]
    made.refresh_from_db()
    assert world.ben.is_member is not made.agreed
    assert Entry.objects.filter(verb__endswith="to let go").count() == 2


def test_a_double_tap_is_one_yes_and_the_same_proposed_by_two_is_one_proposal() -> None:
    world = build_world()
    ben, ada, mia = alias_of(world, "ben"), world.ada, world.mia
    assert both_at_once(*[lambda by=by: proposed(world, ProposalKind.LET_GO, ben, by=by) for by in ("ada", "mia")]) == [
        "done", "done",
    ]  # fmt: skip
    (made,) = Proposal.objects.all()
    other = mia if made.by_id == ada.alias_id else ada
    assert both_at_once(*[lambda: agree(made, by=other, because="Yes.")] * 2) == ["done", "done"]
    assert Entry.objects.filter(verb="agree to let go").count() == 1
