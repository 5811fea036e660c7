"""What the pages at the door share: who knocks, where they wanted to go, and what their browser keeps of them."""

from ipaddress import ip_address
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.accounts.devices import device_words
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import Preferences, get_preferences
from alongside.accounts.sessions import Browser
from alongside.web.frame import LOOK_COOKIE, YEAR
from alongside.web.see_other import see_other
from alongside.web.viewer import visitor_of

OF_PROXIES = ("Via", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "CF-Connecting-IP")
OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")  # an address under another name is there for others
COMING = "coming in"  # what somebody answered at the door of a community, by community; see arrival.py


def browser_of(request: HttpRequest, *, shared: bool = False) -> Browser:
    """Who knocks."""
    device = device_words(request.headers.get("User-Agent", ""))
    return Browser(request.session, visitor=visitor_of(request), device=device, shared=shared)  # type: ignore[arg-type]


def reads_letters_here(request: HttpRequest) -> bool:
    """Whether letters can be read in the outbox: in a demo, on this very machine, without a proxy in between.

    A proxy that nobody told us of makes strangers look as if they sat here; what it adds to a request gives it away.
    """
    try:
        local = ip_address(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
    except ValueError:
        return False
    passed_on = request.META.get("alongside.passed_on") or any(name in request.headers for name in OF_PROXIES)
    return bool(settings.DEMO) and not settings.PROXY and settings.HOST in OWN_NAMES and local and not passed_on


def onward(request: HttpRequest) -> str:
    """Where somebody wanted to go: a path of ours, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else ""


def with_next(path: str, onward_path: str) -> str:
    """A path that remembers where somebody wanted to go."""
    return f"{path}?{urlencode({'next': onward_path})}" if onward_path else path


def kept_answers(request: HttpRequest, onward_path: str) -> dict[str, object]:
    """What to carry over the threshold: the answers at the very door somebody is about to go back to.

    Signing in empties the session, so that nothing another person typed into this browser comes along.
    """
    answers: dict[str, object] = request.session.get(COMING, {})
    return {
        community: kept for community, kept in answers.items() if onward_path.startswith(f"/c/{community}/come-in/")
    }


def let_in(request: HttpRequest, person_id: PersonId, onward_path: str, answers: dict[str, object]) -> HttpResponse:
    """Answer somebody who has just signed in: on to where they wanted to go, with everything as they like it."""
    if answers:
        request.session[COMING] = answers
    return keep_comfort(see_other(onward_path or "/"), get_preferences(person_id), shared=request.session.shared)  # type: ignore[attr-defined]


def keep_comfort(response: HttpResponse, chosen: Preferences, *, shared: bool = False) -> HttpResponse:
    """Let the browser keep language and look; neither tells who somebody is, and a shared device forgets them."""
    theme = "" if chosen.theme == "auto" else chosen.theme
    view = "" if chosen.view == "usual" else chosen.view
    look = f"{theme}.{view}" if theme or view else ""
    for name, value in ((settings.LANGUAGE_COOKIE_NAME, chosen.language), (LOOK_COOKIE, look)):
        if value:
            keep_cookie(response, name, value, shared=shared)
        elif name == LOOK_COOKIE:
            response.delete_cookie(name, samesite="Lax")
    return response


def keep_cookie(response: HttpResponse, name: str, value: str, *, shared: bool = False) -> None:
    """Set a cookie that only our pages read."""
    age = None if shared else YEAR
    response.set_cookie(name, value, max_age=age, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE)
