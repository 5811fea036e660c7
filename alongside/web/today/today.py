"""The front page of a member: at most three things worth their strength."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.accounts.page import SignedIn
from alongside.accounts.rest import MONTH, WEEK, come_back
from alongside.accounts.rest import rest as begin_rest
from alongside.communities.access import listed_doorways
from alongside.core import clock
from alongside.fragments.patterns import filled, macro, pattern, place
from alongside.fragments.words import name_of
from alongside.hosting.page import hosts_side_of_today
from alongside.memberships.models import Membership, State
from alongside.notify.page import CHATS, MEETUPS, Item, today_of
from alongside.notify.person import was_stopped
from alongside.ownership import acting
from alongside.web.frame import Frame
from alongside.web.see_other import see_other
from alongside.web.shell import TOKEN, answer
from alongside.web.threads.first_words import wait_in
from alongside.web.viewer import person_of, signed_in

LASTS = {"week": WEEK, "month": MONTH}
ASKED = ("hello", "asked", "unanswered")  # somebody was asked, and may say "not now"
OFFERED = ("waiting", "hello", "asked")  # because they offered to welcome people


@require_safe
@signed_in
def today(request: HttpRequest) -> HttpResponse:
    """Today; on a pause nothing but the way back from it, and after one no reproach."""
    person = _person(request)
    ever = acting.memberships_of(person.person_id, person.preferences.aliases)
    mine = active(ever)
    chosen = person.preferences
    rests = chosen.rests(clock.today())
    came_back = bool(chosen.rests_until) and not rests
    if came_back:
        come_back(by=person.person_id)
    came_back = came_back or (not rests and "back" in request.GET)
    hosts = hosts_side_of_today([membership.pk for membership in ever])
    found = [] if rests else today_of(mine)
    own = own_wait([item for item in found if item.kind == "mine"], mine)
    items = items_html([item for item in found if item.kind != "mine"], request)

    def context(_frame: Frame) -> dict[str, Any]:
        return {
            "items": place("items") if items else "", "memberships": mine, "rests": rests, "came_back": came_back,
            "hosts": hosts, "stopped": was_stopped(chosen),
            "until": date.fromisoformat(chosen.rests_until) if rests else None,
            "own_wait": place("own_wait") if own else "",
        }  # fmt: skip

    known = tuple((membership.community_id, membership.community.version) for membership in mine)
    shown = (bool(items), bool(own), tuple(hosts.wrote), hosts.card, tuple(hosts.asked), hosts.guide)
    facts = (known, shown, rests, came_back, chosen.rests_until, was_stopped(chosen))
    return answer(request, "today/today.html", context, facts=facts, fills={"items": items, "own_wait": own})


def items_html(items: list[Item], request: HttpRequest) -> str:
    """The things for today, one under another."""
    return "\n".join(
        filled(
            _line(get_language(), item.kind in OFFERED, item.kind in ASKED),
            {
                "sentence": escape(sentence(item)), "path": path_of(item), "community": escape(item.community),
                "not_now": f"/p/{item.post}/not-now/", "token": get_token(request) if item.kind in ASKED else "",
            },
        )
        for item in items
    )  # fmt: skip


@lru_cache
def _line(_language: str | None, waits: bool, asked: bool) -> str:
    """The pattern of one thing for today."""
    not_now = place("not_now") if asked else ""
    made = macro("today/item.html", "item")(
        place("sentence"), place("path"), place("community"), waits, not_now, TOKEN
    )  # fmt: skip
    return pattern(made)


def own_wait(own: list[Item], mine: Sequence[Membership]) -> str:
    """What somebody may expect whose first words wait; nothing for everybody else."""
    for item in own:
        community = next(one.community for one in mine if one.community.public_id == item.community_id)
        words = _("What you said in %(community)s waits for an answer.") % {"community": item.community}
        return f"{escape(words)} {escape(wait_in(community))}"
    return ""


def sentence(item: Item) -> str:
    """One thing for today, said as a person would."""
    said = {
        "answer": _("%(who)s answered what you said in “%(title)s”"),
        "own": _("%(who)s answered you in “%(title)s”"),
        "mention": _("%(who)s spoke to you in “%(title)s”"),
        "followed": _("%(who)s wrote in “%(title)s”"),
        "conversation": _("A good conversation: “%(title)s”"),
        "waiting": _("%(who)s waits for a first answer: “%(title)s”"),
        "hello": _("Somebody new wrote in %(community)s. Would you like to say hello?"),
        "unanswered": _("Nobody has answered somebody in %(community)s yet. Would you say a word?"),
        "asked": _("Somebody in %(community)s waits for a first answer. Would you like to say a word?"),
        "wrote": _("%(who)s wrote to you"),
        "asks": _("%(who)s asks to be friends"),
        "soon": _("Soon, and you wanted to come: “%(title)s”"),
        "off": _("Called off: “%(title)s”")
        if item.title
        else _("A meet-up to which you wanted to come was called off"),
        "chat-now": _("A chat goes on now in %(community)s: “%(title)s”"),
        "chat-soon": _("A chat begins at %(who)s in %(community)s: “%(title)s”"),
        "chat-open": _("A chat of %(community)s is still open for your answers: “%(title)s”"),
    }
    words = said["own" if item.kind == "answer" and item.is_own else item.kind]
    who = _clock(item.who) if item.kind in CHATS else name_of(item.who, item.who_state)
    return words % {"who": who, "title": item.title, "community": item.community}


def _clock(stored: str) -> str:
    """A moment that came as text, by the reader's clock."""
    at = datetime.fromisoformat(stored)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return date_format(at.astimezone(timezone.get_current_timezone()), "TIME_FORMAT")


def path_of(item: Item) -> str:
    """Where this thing is."""
    if item.kind in MEETUPS:
        return f"/m/{item.thread}/"
    if item.kind in CHATS:
        return f"/chat/{item.thread}/"
    if item.friendship:
        return f"/f/{item.friendship}/"
    return f"/p/{item.post}/" if item.post else f"/t/{item.thread}/"


@require_POST
@signed_in
def rest(request: HttpRequest) -> HttpResponse:
    """Rest for a week or a month, or come back before."""
    lasts = LASTS.get(request.POST.get("lasts", ""))
    person = _person(request).person_id
    if lasts:
        begin_rest(by=person, lasts=lasts)
    else:
        come_back(by=person)
    return see_other("/today/" if lasts else "/today/?back=1")


@require_safe
def communities(request: HttpRequest) -> HttpResponse:
    """One's own communities, and the doorways whose founders want to be found."""
    person = person_of(request)
    mine = acting.memberships_of(person.person_id, person.preferences.aliases) if person else []
    here = [membership for membership in mine if membership.state in (State.ACTIVE, State.ASKED)]
    known = {membership.community_id for membership in here}
    others = [community for community in listed_doorways() if community.pk not in known]
    return render(request, "today/communities.html", {"memberships": here, "others": others, "asked": State.ASKED})


@require_safe
@signed_in
def write(request: HttpRequest) -> HttpResponse:
    """Where to write; with one community, straight to its composer."""
    person = _person(request)
    mine = active(acting.memberships_of(person.person_id, person.preferences.aliases))
    if len(mine) == 1:
        return HttpResponseRedirect(f"/c/{mine[0].community.public_id}/write/")
    return render(request, "today/write.html", {"memberships": mine})


def active(mine: Sequence[Membership]) -> list[Membership]:
    """Those memberships in which one takes part now."""
    return [membership for membership in mine if membership.state == State.ACTIVE and not membership.community.closed]


def _person(request: HttpRequest) -> SignedIn:
    person = person_of(request)
    assert person is not None  # `signed_in` lets nobody else in
    return person
