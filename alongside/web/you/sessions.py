"""Where one is signed in, and ending any of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from alongside.accounts.sessions import end_other_sessions, end_session, sessions_of
from alongside.web.coming_in.door import browser_of
from alongside.web.see_other import see_other
from alongside.web.viewer import signed_in
from alongside.web.you.proving import my_id


@require_safe
@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    """The browsers in which this person is signed in."""
    listed = sessions_of(my_id(request), current=browser_of(request).session)
    return render(request, "you/sessions.html", {"sessions": listed})


@require_POST
@signed_in
def end(request: HttpRequest, session: str) -> HttpResponse:
    """End one of them."""
    end_session(session, by=my_id(request))
    return see_other("/you/sessions/")


@require_POST
@signed_in
def end_others(request: HttpRequest) -> HttpResponse:
    """End all but this one."""
    end_other_sessions(by=my_id(request), current=browser_of(request).session)
    return see_other("/you/sessions/")
