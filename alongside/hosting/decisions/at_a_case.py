"""What the page of a case needs to let a host decide: the appeal it is about, and words to close it with."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.hosting.decisions.access import appeal_of
from alongside.hosting.models import Case, CaseKind, Decision
from alongside.memberships.viewer import Viewer


@dataclass(frozen=True, slots=True)
class AtCase:
    """What differs from case to case."""

    appeal: Decision | None = None
    closing_words: str = ""


def at_case(case: Case, *, viewer: Viewer) -> AtCase:
    """The decision an appeal is about; for a worry, what its teller may be told at the end."""
    if case.kind == CaseKind.APPEAL:
        return AtCase(appeal=appeal_of(case, viewer=viewer))
    return AtCase(closing_words=closing_words(case)) if case.kind == CaseKind.WORRY else AtCase()


def closing_words(case: Case) -> str:
    """What became of a worry, to begin with: that something was done, or that it stays, and never who decided what."""
    about = {"about_post": case.about_post} if case.about_post else {"about_alias": case.about_alias}
    if Decision.objects.filter(**about, entry__at__gte=case.opened_at, community_id=case.community_id).exists():
        return _(
            "Thank you for telling us. We looked at it and did something about it. "
            "We don't tell more about other people, as we would not tell about you."
        )
    return _(
        "Thank you for telling us. We read it carefully, and left it as it is this time. "
        "Please tell us again if something worries you."
    )
