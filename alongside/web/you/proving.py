"""Showing once more that it is you, before the ways to come in, an export or an erasure are touched."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from alongside.accounts.addresses import addresses_of, find_person_at
from alongside.accounts.codes import finish_code, start_code
from alongside.accounts.errors import NotRecentlyProved
from alongside.accounts.models import PersonId
from alongside.accounts.passkeys import prove_passkey
from alongside.accounts.phrases import prove_phrase
from alongside.accounts.proof import recent_proof, step_up
from alongside.accounts.ways import ways_of
from alongside.core.errors import NotFound, Refused
from alongside.web.coming_in.door import browser_of, onward, reads_letters_here, with_next
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of, signed_in, visitor_of

type View = Callable[..., HttpResponse]


def freshly_proved(view: View) -> View:
    """Give a view the proof that it is really this person; who proved it too long ago is asked, and led back."""

    @wraps(view)
    @signed_in
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            proof = recent_proof(browser_of(request).session)
        except NotRecentlyProved:
            return see_other(with_next("/you/prove/", request.path))
        return view(request, proof, *args, **kwargs)

    return inside


def my_id(request: HttpRequest) -> PersonId:
    """The person of this request, whom `signed_in` made sure of."""
    person = person_of(request)
    if person is None:
        raise NotFound
    return person.person_id


@require_safe
@signed_in
def prove(request: HttpRequest) -> HttpResponse:
    """The ways this person has to show that it is them."""
    return _page(request)


@require_POST
@signed_in
def with_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey's answer."""
    session = browser_of(request).session
    answer = request.POST.get("credential", "")
    return _proved(request, lambda: prove_passkey(answer, session=session, visitor=visitor_of(request)))


@require_POST
@signed_in
def with_phrase(request: HttpRequest) -> HttpResponse:
    """The twelve words."""
    return _proved(request, lambda: prove_phrase(request.POST.get("phrase", ""), visitor=visitor_of(request)))


@require_POST
@signed_in
def send_code(request: HttpRequest) -> HttpResponse:
    """A code, to an address this person has already; the form names it by its id."""
    wanted = request.POST.get("address", "")
    address = next((a.text for a in addresses_of(my_id(request)) if a.public_id == wanted), None)
    if address is None:
        raise NotFound
    try:
        start_code(address, session=browser_of(request).session, visitor=visitor_of(request))
    except Refused as refused:
        return _page(request, wrong=str(refused))
    return _page(request, sent=True)


@require_POST
@signed_in
def with_code(request: HttpRequest) -> HttpResponse:
    """The code from the letter."""

    def prove_code() -> PersonId:
        found = find_person_at(finish_code(request.POST.get("code", ""), session=browser_of(request).session))
        return found or PersonId(0)

    return _proved(request, prove_code, sent=True)


def _proved(request: HttpRequest, prove_who: Callable[[], PersonId], *, sent: bool = False) -> HttpResponse:
    try:
        step_up(browser_of(request).session, proved=prove_who())
    except Refused as refused:
        return _page(request, wrong=str(refused), sent=sent)
    return see_other(onward(request) or "/you/")


def _page(request: HttpRequest, *, wrong: str = "", sent: bool = False) -> HttpResponse:
    person_id = my_id(request)
    context = {
        "next": onward(request),
        "wrong": wrong,
        "sent": sent,
        "outbox": reads_letters_here(request),
        "ways": ways_of(person_id),
        "addresses": addresses_of(person_id),
        "typed": {name: request.POST.get(name, "") for name in ("phrase", "code")},
    }
    return render(request, "you/prove.html", context, status=422 if wrong else 200)
