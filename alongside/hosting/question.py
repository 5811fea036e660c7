"""A visitor asks a host where to start: no account, an answer that waits under a paper code."""

from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.letters import queue_letter
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.core.limits import spend
from alongside.core.paper_codes import fingerprint, new_code
from alongside.core.sealing import case_scope, seal, unseal
from alongside.core.writing import writing
from alongside.hosting.case import open_case, say
from alongside.hosting.models import Case, CaseKind
from alongside.memberships.viewer import Viewer

ADDRESS = "hosting_case.address"


def ask(community: Community, text: str, *, visitor: str, address: str = "") -> str:
    """Ask the hosts, and return the paper code under which the answer will wait."""
    many = _("Many questions came from here today. Please try again tomorrow; the help page is always open.")
    with writing():
        spend("visitor question", f"{visitor}|{community.pk}", most=5, per=timedelta(days=1), words=many)
        code = new_code()
        case = Case(community=community, kind=CaseKind.QUESTION, code=fingerprint(code))
        if address.strip():
            case.address = seal(address.strip(), scope=case_scope(case.public_id), place=ADDRESS, row=case.public_id)
        open_case(case, text, by=None)
    return code


def get_question(code: str, *, visitor: str) -> Case:
    """The question behind a paper code; guessing is limited."""
    many = _("That was a lot of tries. Please wait an hour and type the code from your paper again.")
    spend("paper code", visitor, most=20, per=timedelta(hours=1), words=many)
    if case := Case.objects.filter(code=fingerprint(code)).select_related("community").first():
        return case
    raise NotFound


def unknown_code() -> str:
    """What to say when no question goes by a code."""
    return _("No question goes by that code. Could a letter be wrong? Dashes and capitals don't matter.")


def answer_question(case: Case, text: str, *, by: Viewer, once: str = "") -> None:
    """Answer a visitor: under the paper code, and by mail where an address was given; sent twice, it goes once."""
    if case.kind != CaseKind.QUESTION:
        raise NotFound
    with writing():
        if not say(case, text, by=by, once=once):
            return
        if case.address:
            to = unseal(case.address, scope=case_scope(case.public_id), place=ADDRESS, row=case.public_id)
            with translation.override(case.community.language):  # the host who answers may speak another
                queue_letter(to=to, subject=_("An answer to your question"), text=text)
