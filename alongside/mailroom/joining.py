"""Joining by mail: an address asked to come in, and gets an address of its own to answer the questions at."""

from datetime import timedelta

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.sealing import Scope, bucket_scope, seal, unseal
from alongside.core.writing import writing
from alongside.mailroom.models import JoinRequest
from alongside.mailroom.tokens import hashed, new_local

PLACE = "mailroom_joinrequest.sealed"
KEPT = timedelta(days=30)  # who is ill answers late
ROUNDS = 5  # times we ask again; whoever answers five times without an answer is a machine


def _scope() -> Scope:
    return bucket_scope("join-requests", lives=KEPT)


def ask_to_join(community: Community, address: str) -> str:
    """Remember that this address asked, and return the address (what stands before the @) its answers go to."""
    public_id, local = new_public_id(), new_local("c", 16)
    sealed = seal(address, scope=_scope(), place=PLACE, row=public_id)
    with writing():
        JoinRequest.objects.create(
            public_id=public_id, community=community, sealed=sealed, answer_to=hashed(local), at=clock.now()
        )
    return local


def address_in(request: JoinRequest) -> str:
    """The address that asked."""
    return unseal(request.sealed, scope=_scope(), place=PLACE, row=request.public_id)


def ask_again(request: JoinRequest) -> bool:
    """Count another round; False when there were enough."""
    with writing():
        open_still = JoinRequest.objects.filter(pk=request.pk, rounds__lt=ROUNDS)
        return open_still.update(rounds=request.rounds + 1) == 1


def is_in(request: JoinRequest) -> None:
    """Forget the request: its writer is in."""
    with writing():
        JoinRequest.objects.filter(pk=request.pk).delete()
