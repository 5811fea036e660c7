"""A person's mail over all communities: what comes from each, and whether somebody else could see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.ways import ways_of
from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.memberships.models import Membership, State
from alongside.memberships.viewer import viewer_of
from alongside.notify.choose import Choice, choose_mail, end_mail, mail_choice_of, mail_choices_of
from alongside.notify.models import Mail
from alongside.notify.person import DISCREET, WANTS_MAIL, choose_quiet, forget_stop, quiet_of, was_stopped
from alongside.ownership import acting
from alongside.web.coming_in.arrival import MAILS, about_mail
from alongside.web.news.quiet import quiet_in
from alongside.web.news.words import hours, mails
from alongside.web.see_other import see_other
from alongside.web.viewer import signed_in
from alongside.web.you.proving import my_id


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def mail(request: HttpRequest) -> HttpResponse:
    """What comes from where, each with a way to change it; and discreet letters, plain ones, or none."""
    person_id = my_id(request)
    if request.method != "POST":
        return _page(request, person_id)
    try:
        if "quiet_from" in request.POST:
            choose_quiet(quiet_in(request.POST), by=person_id)
    except Refused as refused:
        return _page(request, person_id, wrong_quiet=str(refused))
    answer = request.POST.get("mail", "")
    _answer(person_id, answer if answer in MAILS else "shared")
    return see_other("/you/mail/?kept=1")


def _page(request: HttpRequest, person_id: PersonId, *, wrong_quiet: str = "") -> HttpResponse:
    preferences = get_preferences(person_id)
    more = preferences.more
    context = {
        "chosen": "none" if more.get(WANTS_MAIL) is False else "mine" if more.get(DISCREET) is False else "shared",
        "communities": _communities(person_id),
        "stopped": was_stopped(preferences),
        "has_address": ways_of(person_id).addresses > 0,
        "hours": hours(),
        "quiet": quiet_of(preferences) or ("", ""),
        "sent": request.POST if wrong_quiet else {},
        "wrong_quiet": wrong_quiet,
        "kept": "kept" in request.GET,
    }
    forget_stop(by=person_id)
    return render(request, "you/mail.html", context, status=422 if wrong_quiet else 200)


def _answer(person_id: PersonId, answer: str) -> None:
    """Keep what was answered. What makes mail quieter holds for every community at once; what doesn't, for letters."""
    more = get_preferences(person_id).more
    change_preferences(by=person_id, more={**more, **about_mail(answer)})
    for membership in _active(person_id) if answer != "mine" else ():
        viewer = viewer_of(membership, membership.community_id)
        if answer == "none":
            end_mail(by=viewer)
        elif mail_choice_of(viewer).mail != Mail.NOTHING:
            choose_mail(by=viewer, discreet=True)


def _active(person_id: PersonId) -> list[Membership]:
    return [one for one in acting.memberships_of(person_id) if one.state == State.ACTIVE]


def _communities(person_id: PersonId) -> list[tuple[Community, str]]:
    """Each community with what comes from it, in words."""
    mine = _active(person_id)
    choices = mail_choices_of([viewer_of(one, one.community_id) for one in mine])
    return [(one.community, _words(choice)) for one, choice in zip(mine, choices, strict=True)]


def _words(choice: Choice) -> str:
    return _("Nothing: the link in a mail ended it") if choice.hours.before else mails()[choice.mail][0]
