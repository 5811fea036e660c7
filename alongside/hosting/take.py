"""Taking a case, so that no two hosts do the same work, and giving it back."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound, Refused
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.hosting.events import CaseGivenBack, CaseTaken
from alongside.hosting.limits import spend_as_host
from alongside.hosting.models import Case, Escalation
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer


class TakenAlready(Refused):
    """Another host looks at this case."""


def take(case: Case, *, by: Viewer, instead_of: str = "") -> None:
    """Look at a case oneself; from another host (public id) only by naming them, so that no two take it at once.

    Nobody else is asked about it from then on.
    """
    _require_for(case, by)
    spend_as_host("take", by=by)
    with writing():
        now = Case.objects.select_for_update(of=("self",)).select_related("taken_by").get(pk=case.pk)
        if now.taken_by_id == by.alias_id:
            return
        if now.taken_by and now.taken_by.public_id != instead_of:
            raise TakenAlready(_("%(name)s looks at it already.") % {"name": now.taken_by.name})
        Case.objects.filter(pk=case.pk).update(taken_by=by.alias_id, taken_at=clock.now())
        Escalation.objects.filter(pk=case.pk).update(taken_by=by.alias_id, taken_at=clock.now(), next_at=None)
        publish(CaseTaken(case.pk))


def give_back(case: Case, *, by: Viewer) -> None:
    """Leave it to the other hosts again; only one's own, and twice is once.

    One in which somebody may be in danger goes on along the rota at once.
    """
    _require_for(case, by)
    with writing():
        if Case.objects.filter(pk=case.pk, taken_by=by.alias_id).update(taken_by=None, taken_at=None):
            Escalation.objects.filter(pk=case.pk).update(taken_by=None, taken_at=None, next_at=clock.now())
            publish(CaseGivenBack(case.pk))


def _require_for(case: Case, by: Viewer) -> None:
    require_host(by)
    if case.community_id != by.community_id or by.alias_id in (case.about_alias_id, case.by_id):
        raise NotFound
