"""The link in every mail that ends it. Posted to, it ends the mail at once (RFC 8058); only looked at, it asks.

It needs no cookie and no token of a form, because mail programs send it; and it names nobody and nothing, because a
mail may have been passed on. Who reads it signed in, and owns it, is told which community it is about.
"""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.core.limits import spend
from alongside.mailroom.stop import find_stop, stop_mail
from alongside.memberships.models import State
from alongside.memberships.viewer import viewer_of
from alongside.notify.choose import mail_choice_of
from alongside.notify.models import Mail
from alongside.ownership import acting
from alongside.web.viewer import person_of, visitor_of

AN_HOUR = 600  # by one network: a large provider ends the mail of many from one, and nobody guesses 104 bits


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, local: str) -> HttpResponse:
    """Ask, or end it; the answer is the same whether or not the link ever meant anything."""
    if done := request.method == "POST":
        often = _("Much mail was ended from where you are. Please try again in an hour, or write to the hosts.")
        spend("mail ended", visitor_of(request), most=AN_HOUR, per=timedelta(hours=1), words=often)
        stop_mail(local)
    context = {"done": done, "path": request.path, "mine": _own(request, local)}
    return render(request, "by_mail/stop.html", context)


def _own(request: HttpRequest, local: str) -> tuple[Community, bool] | None:
    """For the owner of the link alone: which community it is about, and whether nothing comes from there any more."""
    person, token = person_of(request), find_stop(local)
    if person is None or token is None:
        return None
    community = token.alias.community
    membership = acting.find_membership(person.person_id, community.pk)
    if membership is None or membership.pk != token.alias_id or membership.state != State.ACTIVE:
        return None
    return community, mail_choice_of(viewer_of(membership, community.pk)).mail == Mail.NOTHING
