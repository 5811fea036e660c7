"""How newcomers fare here, in figures: for hosts, to see whether the welcome works."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from alongside.communities.models import Community
from alongside.hosting.figures.figures import Figures, figures_by
from alongside.memberships.viewer import Viewer
from alongside.web.viewer import hosts_only


@require_safe
@hosts_only
def figures(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The figures of the last 90 days, as sentences."""
    found = figures_by(viewer, community)
    sentences = [*_newcomers(found), *_answers(found), *_waiting(found)]
    return render(request, "hosts/figures.html", {"community": community, "sentences": sentences})


def _newcomers(found: Figures) -> list[str]:
    if not found.newcomers:
        return [_("Nobody new wrote here in the last 90 days.")]
    wrote = ngettext("%(many)d newcomer wrote here.", "%(many)d newcomers wrote here.", found.newcomers)
    told = [wrote % {"many": found.newcomers}]
    if found.share_answered is not None:
        told.append(
            _("Answered: %(share)s. Within two days: %(in_time)d.")
            % {"share": f"{found.share_answered:.0%}", "in_time": found.in_time}
        )
    if found.median is not None and found.ninetieth is not None:
        told.append(
            _("Half of them waited no longer than %(median)s, nine of ten no longer than %(ninetieth)s.")
            % {"median": how_long(found.median), "ninetieth": how_long(found.ninetieth)}
        )
    if found.still_early:
        told.append(_("Who wrote less than two days ago and waits is not counted against anybody."))
    return told


def _answers(found: Figures) -> list[str]:
    told = []
    if found.by_support or found.by_links:
        told.append(
            _("First answers in somebody's own words: %(support)d. Links and little else: %(links)d.")
            % {"support": found.by_support, "links": found.by_links}
        )
    if found.top_share is not None:
        told.append(_("One member in a hundred wrote %(share)s of all posts.") % {"share": f"{found.top_share:.0%}"})
    return told


def _waiting(found: Figures) -> list[str]:
    if found.longest is None:
        return [_("Nobody waits for an answer now.")]
    now = ngettext("%(many)d waits for an answer now", "%(many)d wait for an answer now", found.waiting)
    longest = _("the longest for %(long)s") % {"long": how_long(found.longest)}
    return [f"{now % {'many': found.waiting}}, {longest}."]


def how_long(wait: timedelta) -> str:
    """A wait in the words one would use: minutes, hours, or days."""
    minutes = int(wait.total_seconds() // 60)
    if minutes < 60:
        return ngettext("%(many)d minute", "%(many)d minutes", max(1, minutes)) % {"many": max(1, minutes)}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%(many)d hour", "%(many)d hours", hours) % {"many": hours}
    return ngettext("%(many)d day", "%(many)d days", round(hours / 24)) % {"many": round(hours / 24)}
