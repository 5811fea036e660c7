"""A link of the demo that signs in once: looking at it does nothing, a button does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.accounts.errors import LinkSpent
from alongside.accounts.sign_in import sign_in_with_link
from alongside.web.coming_in.door import browser_of, let_in


@require_http_methods(["GET", "HEAD", "POST"])
def once_link(request: HttpRequest, secret: str) -> HttpResponse:
    """One sentence and a button; only the button spends the link."""
    if request.method != "POST":
        return render(request, "coming_in/once_link.html", {"wrong": ""})
    try:
        person_id = sign_in_with_link(secret, browser=browser_of(request))
    except LinkSpent as spent:
        return render(request, "coming_in/once_link.html", {"wrong": str(spent)}, status=422)
    return let_in(request, person_id, "/", {})
