"""How everything looks and speaks: view, theme, language, time zone. A visitor may choose as well."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import THEMES, VIEWS, Preferences, change_preferences
from alongside.accounts.zones import is_zone, zones
from alongside.memberships.viewer import viewer_of
from alongside.notify.choose import choose_mail, mail_choice_of
from alongside.notify.models import Mail
from alongside.ownership import acting
from alongside.web.coming_in.door import keep_comfort
from alongside.web.frame import LOOK_COOKIE, read_look
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of

LANGUAGES = dict(settings.LANGUAGES)


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """The choices; kept in this browser, and with the account of whoever has one."""
    if request.method != "POST":
        return _page(request)
    chosen, person = _sent(request), person_of(request)
    if person:
        change_preferences(
            by=person.person_id, language=chosen.language, zone=chosen.zone, view=chosen.view, theme=chosen.theme
        )
        if chosen.zone != person.preferences.zone:
            _set_clock_of_mail(person.person_id, chosen.zone)
    return keep_comfort(see_other("/you/look/?kept=1"), chosen, shared=bool(person and person.shared))


def _set_clock_of_mail(person_id: PersonId, zone: str) -> None:
    """Let letters and quiet hours go by the clock where the person is now."""
    for membership in acting.memberships_of(person_id):
        viewer = viewer_of(membership, membership.community_id)
        if viewer.is_member and mail_choice_of(viewer).mail != Mail.NOTHING:
            choose_mail(by=viewer, zone=zone)


def _sent(request: HttpRequest) -> Preferences:
    """What was sent; a value that isn't offered counts as not chosen."""
    language, zone, view, theme = (request.POST.get(name, "") for name in ("language", "zone", "view", "theme"))
    return Preferences(
        language=language if language in LANGUAGES else "",
        zone=zone if is_zone(zone) else "",
        view=view if view in VIEWS else "usual",
        theme=theme if theme in THEMES else "auto",
    )


def _page(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    theme, view = read_look(request.COOKIES.get(LOOK_COOKIE, ""))
    here = Preferences(language=get_language() or "", view=view or "usual", theme=theme or "auto")
    context = {
        "chosen": here if person is None else person.preferences,
        "languages": settings.LANGUAGES,
        "language": get_language(),
        "has_account": person is not None,
        "regions": _regions() if person else [],
        "kept": "kept" in request.GET,
    }
    return render(request, "you/look.html", context)


def _regions() -> list[tuple[str, list[tuple[str, str]]]]:
    """The zones by the part of the world they lie in, as (zone, its town)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for zone in sorted(zones()):
        region, slash, town = zone.partition("/")
        if slash and region not in ("Etc", "SystemV", "posix", "right", "US"):
            found.setdefault(region, []).append((zone, town.replace("_", " ").replace("/", ", ")))
    return list(found.items())
