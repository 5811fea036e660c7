"""The last question on the way in: how one comes back. Whatever is chosen makes the account."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from alongside.accounts.addresses import check_address
from alongside.accounts.challenge import ask_for_new_passkey
from alongside.accounts.codes import start_code
from alongside.accounts.errors import CodeGone, CodeWrong, PasskeyRefused
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import get_preferences
from alongside.accounts.sessions import enter
from alongside.accounts.sign_in import sign_in_with_code
from alongside.accounts.sign_up import Beginning, sign_up_with_address, sign_up_with_passkey, sign_up_with_phrase
from alongside.accounts.zones import is_zone
from alongside.core.errors import Refused
from alongside.core.names import looks_like
from alongside.web.coming_in.arrival import Arrival
from alongside.web.coming_in.arriving import at_the_door, go_on, path_of, to_the_door
from alongside.web.coming_in.door import COMING, browser_of, keep_comfort
from alongside.web.coming_in.sheet import put_on_sheet
from alongside.web.coming_in.steps import show
from alongside.web.see_other import see_other
from alongside.web.viewer import visitor_of

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


def only_newcomers(page: Callable[[HttpRequest, Arrival], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a page only to whoever answered everything else and has no account yet; others go on where they are."""

    @at_the_door
    def inside(request: HttpRequest, arrival: Arrival) -> HttpResponse:
        if arrival.next_step() == "way":
            return page(request, arrival)
        if request.method == "POST":
            arrival.keep()
        return to_the_door(arrival)

    return inside


@require_POST
@only_newcomers
def passkey_options(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """What the browser needs to make a passkey."""
    arrival.keep()
    return HttpResponse(ask_for_new_passkey(browser_of(request).session), content_type="application/json")


@require_POST
@only_newcomers
def with_passkey(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """The passkey that the device made."""
    browser = browser_of(request)
    try:
        made = sign_up_with_passkey(
            _beginning(request), request.POST.get("credential", ""), session=browser.session, label=browser.device
        )
    except PasskeyRefused as refused:
        return show(arrival, "way", wrong=str(refused))
    return _enter(arrival, made)


@require_POST
@only_newcomers
def with_phrase(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """Twelve words, shown on the next page."""
    made, phrase = sign_up_with_phrase(_beginning(request))
    return _enter(arrival, made, phrase=phrase)


@GET_AND_POST
@only_newcomers
def ask_address(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """Where to send a code; a name that gives the address away is pointed out once."""
    if request.method != "POST":
        return show(arrival, "address")
    try:
        address = check_address(request.POST.get("address", ""))
        if looks_like(arrival.answers.name, [address]) and request.POST.get("sure") != address:
            return show(arrival, "address", wrong="name")
        start_code(address, session=browser_of(request).session, visitor=visitor_of(request))
    except Refused as refused:
        return show(arrival, "address", wrong=str(refused))
    arrival.keep()
    return see_other(path_of(arrival, "code"))


@GET_AND_POST
@only_newcomers
def ask_code(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """The code from the letter; somebody who had an account all along is simply signed in to it."""
    if request.method != "POST":
        return show(arrival, "code")
    kept = request.session.get(COMING, {})
    browser = browser_of(request, shared=arrival.answers.shared)
    try:
        found = sign_in_with_code(request.POST.get("code", ""), browser=browser)
    except (CodeWrong, CodeGone) as refused:
        return show(arrival, "code", wrong=str(refused))
    if isinstance(found, int):
        request.session[COMING] = kept
        arrival.person_id = PersonId(found)
        return keep_comfort(go_on(arrival), get_preferences(arrival.person_id), shared=arrival.answers.shared)
    return _enter(arrival, sign_up_with_address(_beginning(request), found))


def _beginning(request: HttpRequest) -> Beginning:
    """Age and consent were asked on the page of promises, without which nobody gets here."""
    zone = request.POST.get("zone", "")
    return Beginning(adult=True, health_data=True, language=get_language() or "", zone=zone if is_zone(zone) else "")


def _enter(arrival: Arrival, person_id: PersonId, *, phrase: str = "") -> HttpResponse:
    """Sign the new person in under a fresh cookie, and take along what they answered."""
    enter(browser_of(arrival.request, shared=arrival.answers.shared), person_id)
    arrival.person_id = person_id
    if phrase:
        put_on_sheet(arrival.request, phrase)
    arrival.keep()
    return go_on(arrival)
