"""Two questions: which address did you write from, and, with the code sent there, what shall become of your mails?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alongside.accounts.codes import finish_code, start_code
from alongside.accounts.errors import AddressUnlikely, CodeGone, CodeWrong
from alongside.communities.models import Community
from alongside.core.errors import TooOften
from alongside.memberships.viewer import Viewer
from alongside.portability.claim_archive import NothingWritten, claim_archive, withdraw_archive
from alongside.web.coming_in.door import browser_of
from alongside.web.see_other import see_other
from alongside.web.viewer import in_community, visitor_of

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])
CLAIM, WITHDRAW = "claim", "withdraw"


@GET_AND_POST
@in_community
def which_address(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Where to send a code; the answer is the same whether or not anything was written from there."""
    typed = request.POST.get("address", "")
    wrong = None
    if request.method == "POST":
        try:
            start_code(typed, session=browser_of(request).session, visitor=visitor_of(request))
            return see_other(reverse("old-mails-code", args=[community.public_id]))
        except (AddressUnlikely, TooOften) as refused:
            wrong = refused
    shown = {"community": community, "viewer": viewer, "typed": typed, "wrong": wrong}
    return render(request, "old_mails/which_address.html", shown)


@GET_AND_POST
@in_community
def what_becomes(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The code from the letter, and the wish; taking back needs no membership, making one's own does."""
    wish = request.POST.get("wish", "")
    shown: dict[str, object] = {"community": community, "viewer": viewer, "wish": wish, "wrong": None}
    if request.method == "POST" and wish in _wishes(viewer):
        try:
            proven = finish_code(request.POST.get("code", ""), session=browser_of(request).session)
            done = withdraw_archive(proven, community) if wish == WITHDRAW else claim_archive(proven, by=viewer)
            return render(request, "old_mails/done.html", {**shown, "count": done})
        except (CodeWrong, CodeGone) as refused:
            shown["wrong"] = refused
        except NothingWritten as refused:
            return render(request, "old_mails/none.html", {**shown, "refused": refused})
    return render(request, "old_mails/what_becomes.html", shown)


def _wishes(viewer: Viewer) -> tuple[str, ...]:
    return (CLAIM, WITHDRAW) if viewer.is_member else (WITHDRAW,)
