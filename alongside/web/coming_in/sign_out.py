"""Going: the session ends, and the browser forgets what it kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.accounts.sessions import end_this_session
from alongside.web.coming_in.door import browser_of
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """A button, and after it a plain goodbye; on a shared device cookies and stored things go as well."""
    person = person_of(request)
    if request.method != "POST":
        return render(request, "coming_in/sign_out.html", {"is_in": person is not None})
    shared = person is None or person.shared
    end_this_session(browser_of(request).session)
    response = see_other("/sign-out/")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"' if shared else '"cache", "storage"'
    return response
