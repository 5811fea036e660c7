"""The first page of one's own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.accounts.ways import ways_of
from alongside.core import clock
from alongside.memberships.models import State
from alongside.ownership import acting
from alongside.web.coming_in.door import reads_letters_here
from alongside.web.viewer import person_of, signed_in
from alongside.web.you.proving import my_id


@require_safe
@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """Everything of one's own in one place: communities by their names alone, and ways to change what is kept."""
    person = person_of(request)
    mine = [one.community for one in acting.memberships_of(my_id(request)) if one.state == State.ACTIVE]
    chosen = person.preferences if person else None
    context = {
        "communities": mine,
        "ways": ways_of(my_id(request)),
        "rests": chosen is not None and chosen.rests(clock.today()),
        "until": chosen.rests_until if chosen else "",
        "has_outbox": reads_letters_here(request),
    }
    return render(request, "you/account.html", context)
