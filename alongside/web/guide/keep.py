"""What guides do: look at what waits, list, change, say that they looked, take out, bring back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.aliases.models import Alias
from alongside.guide.directory import keep as keeping
from alongside.guide.directory.suggest import NotAnEntry
from alongside.guide.directory.waiting import get_remark, get_to_keep, history_of, remarks_about, waiting_for
from alongside.guide.models import Did, Entry, Link
from alongside.web.ask_guide.inbox import guides_only
from alongside.web.guide.forms import EntryForm, initial_of
from alongside.web.guide.words import facts_of, line_of, looked
from alongside.web.see_other import see_other


@require_safe
@guides_only
def keep(request: HttpRequest, guide: Alias) -> HttpResponse:
    """What waits, in the order in which it matters to people."""
    waiting = waiting_for(guide)
    sorts = {
        name: [line_of(entry) for entry in getattr(waiting, name)] for name in ("suggested", "dead", "stale", "gone")
    }
    return render(request, "guide/keep.html", {"guide": guide, "waiting": waiting, "sorts": sorts})


@require_http_methods(["GET", "POST"])
@guides_only
def keep_entry(request: HttpRequest, guide: Alias, entry_id: str) -> HttpResponse:
    """One entry with everything a guide can do with it; its form changes it."""
    entry = get_to_keep(entry_id, by=guide)
    form = EntryForm(request.POST or None, initial=initial_of(entry))
    if entry.community_id is None and form.is_valid():
        try:
            keeping.change_entry(entry, form.said(), by=guide)
        except NotAnEntry as refused:
            form.add_error(None, str(refused))
        else:
            return see_other("keep-entry", entry.public_id)
    return render(request, "guide/keep_entry.html", _shown(entry, guide, form))


@require_POST
@guides_only
def act(request: HttpRequest, guide: Alias, entry_id: str) -> HttpResponse:
    """Do one thing with an entry."""
    entry = get_to_keep(entry_id, by=guide)
    keeping.do(request.POST.get("do", ""), entry, by=guide)
    return see_other("keep-entry", entry.public_id)


@require_POST
@guides_only
def done(_request: HttpRequest, guide: Alias, remark_id: str) -> HttpResponse:
    """Be done with what somebody said."""
    remark = get_remark(remark_id, by=guide)
    keeping.done_with(remark, by=guide)
    return see_other("keep-guide")


def _shown(entry: Entry, guide: Alias, form: EntryForm) -> dict[str, object]:
    return {
        "entry": entry,
        "guide": guide,
        "form": form,
        "facts": facts_of(entry),
        "looked": looked(entry),
        "is_dead": entry.link_state == Link.DEAD,
        "remarks": remarks_about(entry),
        "history": [(_did(did), name, on) for did, name, on in history_of(entry)],
    }


def _did(did: str) -> str:
    words = {
        Did.LISTED: _("listed it"),
        Did.CHANGED: _("changed it"),
        Did.LOOKED: _("looked, and it was right"),
        Did.TAKEN_OUT: _("took it out"),
        Did.BROUGHT_BACK: _("brought it back"),
    }
    return words[Did(did)]
