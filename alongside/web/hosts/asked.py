"""What a host reads before proposing something: what will happen, in sentences."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.hosting.models import ProposalKind
from alongside.hosting.pairs.access import is_alone
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post


def asked_of(kind: ProposalKind, about: Alias | Post, viewer: Viewer) -> dict[str, Any]:
    """Title, consequences, button and the way back, for a page before something that takes two."""
    asked = _of_post(about) if isinstance(about, Post) else ASKED[kind](about)
    back = f"/t/{about.thread.public_id}/" if isinstance(about, Post) else f"/a/{about.public_id}/"
    return {**asked, "consequences": [*asked["consequences"], _who_agrees(viewer)], "back_url": back}


def _who_agrees(viewer: Viewer) -> str:
    if is_alone(viewer):
        return _("You are the only host. The next page says what that means for this.")
    return _("Another host has to agree within seven days. Both names and reasons go into the hosts' journal.")


def _of_let_go(alias: Alias) -> dict[str, Any]:
    name = {"name": alias.name}
    return {
        "title": _("End the membership of %(name)s for good") % name,
        "consequences": [
            _("Once another host agrees, %(name)s is outside from the next page on, gets no more mail from here, and "
              "can't come back.") % name,
            _("What they wrote stays. You can take posts out one by one."),
            _("They get your reason, and can answer it."),
        ],
        "button": _("Propose it"),
    }  # fmt: skip


def _of_pause(alias: Alias) -> dict[str, Any]:
    name = {"name": alias.name}
    return {
        "title": _("Pause %(name)s until another host has looked") % name,
        "consequences": [
            _("%(name)s can't write here from now on. Reading, and words to the hosts, stay open.") % name,
            _("A moderator who is paused can't decide things either. A founder still leads."),
            _("They get your reason. After seven days it ends by itself."),
        ],
        "button": _("Pause them now"),
    }


def _of_break_glass(alias: Alias) -> dict[str, Any]:
    name = {"name": alias.name}
    return {
        "title": _("Look who is behind %(name)s") % name,
        "consequences": [
            _("This is for a danger to life, or for the police. It is not for being curious."),
            _("Once another host agrees, you can see for one day which mail addresses they have, if any. You see "
              "nothing else: no other name of theirs, no other community."),
            _("Each look goes into the hosts' journal."),
            _("After 14 days %(name)s hears that you looked, and why. You can let them know sooner, never later.")
            % name,
        ],
        "button": _("Propose it"),
    }  # fmt: skip


def _of_post(post: Post) -> dict[str, Any]:
    return {
        "title": _("Remove this post for good"),
        "consequences": [
            _("Once another host agrees, its words, pictures and documents are gone. Nobody can bring them back."),
            _("Until then it stays as it is. You can take it out of the thread at once."),
            _("Its author gets your reason, and can answer it."),
            _("What was mailed lies in mailboxes, and stays there."),
        ],
        "button": _("Propose it"),
    }


ASKED = {
    ProposalKind.LET_GO: _of_let_go,
    ProposalKind.PAUSE: _of_pause,
    ProposalKind.BREAK_GLASS: _of_break_glass,
}
