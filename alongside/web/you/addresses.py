"""Adding a mail address by typing the code sent to it, and taking one away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.accounts.addresses import add_address, addresses_of, remove_address
from alongside.accounts.codes import finish_code, start_code
from alongside.accounts.proof import RecentProof
from alongside.core.errors import NotFound, Refused
from alongside.web.coming_in.door import browser_of, reads_letters_here
from alongside.web.see_other import see_other
from alongside.web.viewer import visitor_of
from alongside.web.you.proving import freshly_proved
from alongside.web.you.ways import WAYS, show_ways

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_AND_POST
@freshly_proved
def add(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """Which address; a code goes there."""
    if request.method == "POST":
        session = browser_of(request).session
        try:
            start_code(request.POST.get("address", ""), session=session, visitor=visitor_of(request))
        except Refused as refused:
            return _ask(request, "address", wrong=str(refused))
        return see_other("/you/ways/address/code/")
    return _ask(request, "address")


@GET_AND_POST
@freshly_proved
def confirm(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """The code from the letter; with it the address is kept."""
    if request.method == "POST":
        try:
            add_address(finish_code(request.POST.get("code", ""), session=browser_of(request).session), by=proof)
        except Refused as refused:
            return _ask(request, "code", wrong=str(refused))
        return see_other(WAYS)
    return _ask(request, "code")


@GET_AND_POST
@freshly_proved
def forget(request: HttpRequest, proof: RecentProof, address: str) -> HttpResponse:
    """Ask first, then forget an address; never the last way in."""
    text = next((a.text for a in addresses_of(proof.person_id) if a.public_id == address), None)
    if text is None:
        raise NotFound
    if request.method != "POST":
        return render(request, "you/forget_address.html", {"text": text, "action": request.path, "back_url": WAYS})
    try:
        remove_address(address, by=proof)
    except Refused as refused:
        return show_ways(request, proof, wrong=str(refused))
    return see_other(WAYS)


def _ask(request: HttpRequest, what: str, *, wrong: str = "") -> HttpResponse:
    context = {"outbox": reads_letters_here(request), "wrong": wrong, "typed": request.POST.get(what, "")}
    return render(request, f"you/add_{what}.html", context, status=422 if wrong else 200)
