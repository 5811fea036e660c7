"""Mail of one's own that didn't get through: what happened, why, what to do, and every word of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from alongside.communities.access import get_doorway
from alongside.core.errors import NotFound
from alongside.mailroom.held import KEPT, Held, get_held, held_of, say_no, say_yes
from alongside.mailroom.models import State
from alongside.ownership import acting
from alongside.web.see_other import see_other
from alongside.web.viewer import signed_in
from alongside.web.you.proving import my_id

# What the two buttons say, by what was asked. The words are the question's own.
BUTTONS = {
    "sender": (gettext_lazy("Yes, I wrote it"), gettext_lazy("No, I didn't")),
    "signature": (gettext_lazy("Yes, post it without the signature"), gettext_lazy("No, don't post it")),
    "twice": (gettext_lazy("Yes, post it once more"), gettext_lazy("No, once is enough")),
    "post": (gettext_lazy("Yes, post it for all members"), gettext_lazy("No, don't post it")),
    "mods": (gettext_lazy("Yes, give it to the hosts"), gettext_lazy("No, don't")),
    "picture": (gettext_lazy("Yes, show my pictures"), gettext_lazy("No, leave them out")),
    "pause": (gettext_lazy("Yes, I asked for this"), gettext_lazy("No, leave my mail as it is")),
    "digest": (gettext_lazy("Yes, I asked for this"), gettext_lazy("No, leave my mail as it is")),
    "leave": (gettext_lazy("Yes, I want to leave"), gettext_lazy("No, I stay")),
}
OTHERWISE = (gettext_lazy("Yes, go on"), gettext_lazy("No, leave it"))

type Asking = tuple[str, str] | None


@require_safe
@signed_in
def held_mails(request: HttpRequest) -> HttpResponse:
    """The list, newest first."""
    held = [{"mail": one, "stands": standing_of(one)} for one in held_of(my_id(request))]
    return render(request, "you/held_mails.html", {"held": held, "days": KEPT.days})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def held_mail(request: HttpRequest, held_id: str) -> HttpResponse:
    """One of them; where something was asked, the answer can be given here as well as by mail."""
    held = get_held(my_id(request), held_id)
    if request.method == "POST":
        answers = {"yes": say_yes, "no": say_no}
        if answer := answers.get(request.POST.get("answer", "")):
            answer(my_id(request), held_id)
        return see_other("held-mail", held_id)
    context = {
        "held": held,
        "story": held.story,
        "stands": standing_of(held),
        "buttons": buttons_of(held),
        "until": held.at + KEPT,
        "hosts": _who_to_ask(request, held),
    }
    return render(request, "you/held_mail.html", context)


def buttons_of(held: Held) -> Asking:
    """What yes and no say, while the question is open and the mail still there."""
    if held.done or not held.story.ask or _is_gone(held):
        return None
    yes, no = BUTTONS.get(held.story.ask, OTHERWISE)
    return str(yes), str(no)


def standing_of(held: Held) -> str:
    """How things stand with a mail that something was asked about, in a sentence; else nothing."""
    if not held.story.ask:
        return ""
    if not held.done:
        return _("We can't use this mail any more. Please send it again.") if _is_gone(held) else _("We asked you.")
    if held.story.answered == "no":
        return _("You said no, so nothing was done with it.")
    arrival = held.arrival
    state = arrival.state if arrival else ""
    if state == State.ACTED:
        return _("You answered, and it was done.")
    if state in (State.RECEIVED, State.HELD):
        return _("You answered. It is being done now, which can take a minute.")
    if state == State.BROKEN:
        return _("You answered, and then something broke on our side. The people who run this place can see that.")
    return _("You answered this.")


def _is_gone(held: Held) -> bool:
    """Whether the mail that a yes would be about is not there any more."""
    arrival = held.arrival
    return arrival is not None and arrival.incoming_id is None


def _who_to_ask(request: HttpRequest, held: Held) -> dict[str, str] | None:
    """The hosts of the community it was for: a member's private word, or the question that anybody may ask."""
    try:
        community = get_doorway(held.story.community)
    except NotFound:
        return None
    is_member = acting.find_viewer(my_id(request), community).is_member
    return {"name": community.name, "url": f"/c/{community.public_id}/{'word' if is_member else 'ask'}/"}
