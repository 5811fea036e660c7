"""Writing as a member: an answer to a mail, or a new one, through the listener that takes in everybody's mail."""

from email.message import EmailMessage

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.accounts.addresses import check_address
from alongside.communities.access import listed_doorways
from alongside.core.errors import Refused
from alongside.mailroom.addresses import community_address, our_local
from alongside.web.outbox.mail_program import a_mail, an_answer, hand_in
from alongside.web.outbox.mails import get_mail
from alongside.web.outbox.pages import AROUND, require_here, show_mail
from alongside.web.see_other import see_other

FIELDS = ("from", "to", "subject", "text")


@require_POST
@csp_override(AROUND)
def answer(request: HttpRequest, mail_id: str) -> HttpResponse:
    """Send an answer to this mail as its reader."""
    require_here(request)
    mail, text = get_mail(mail_id), request.POST.get("text", "").strip()
    try:
        if not text:
            raise Refused(_("Write a few words first, and then send them."))
        hand_in(an_answer(mail, text))
    except Refused as refused:
        return show_mail(request, mail, "rendered", wrong=str(refused), typed=text)
    return see_other("/outbox/sent/")


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """A new mail, from any address to any of ours."""
    require_here(request)
    typed = {name: (request.POST.get(name) or request.GET.get(name, "")).strip() for name in FIELDS}
    if request.method != "POST":
        return _form(request, typed)
    try:
        hand_in(_written(typed))
    except Refused as refused:
        return _form(request, typed, wrong=str(refused))
    return see_other("/outbox/sent/")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Says that it is on its way, and where to look."""
    require_here(request)
    return render(request, "outbox/sent.html")


def _written(typed: dict[str, str]) -> EmailMessage:
    sender = check_address(typed["from"])
    if our_local(typed["to"]) is None:
        words = _("Only our own addresses are reached from here. They end in @%(domain)s.")
        raise Refused(words % {"domain": settings.MAIL_DOMAIN})
    return a_mail(sender, typed["to"], typed["subject"], typed["text"])


def _form(request: HttpRequest, typed: dict[str, str], *, wrong: str = "") -> HttpResponse:
    communities = [(one.name, community_address(one)) for one in listed_doorways()]
    context = {"typed": typed, "communities": communities, "wrong": wrong}
    return render(request, "outbox/write.html", context, status=422 if wrong else 200)
