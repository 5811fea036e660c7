"""A mail to an author's own address: private words to a friend, or an answer that went to one person alone.

It is never published unasked.
"""

from contextlib import suppress
from dataclasses import replace

from django.utils.translation import gettext as _

from alongside.core.errors import NotFound
from alongside.friends.access import find_friend
from alongside.friends.sides import Friend, Stands
from alongside.mail.act.member import member_of, viewer_for
from alongside.mail.act.reply import act as reply
from alongside.mail.asking.ask import ask
from alongside.mail.asking.refuse import refuse
from alongside.mail.doubt import require_believed
from alongside.mail.posting.target import answered_posts
from alongside.mail.private.send import send
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import community_address, find_destination
from alongside.mailroom.links import ask_friend_link
from alongside.mailroom.models import State
from alongside.mailroom.tokens import reply_tokens
from alongside.memberships.models import Membership
from alongside.threads.access import get_post
from alongside.threads.models import Post


def act(taken: Taken) -> Outcome:
    """Bring it to a friend; of anybody else ask its writer: for everybody in the thread, or not at all.

    Strangers are told nothing.
    """
    membership = member_of(taken)
    if membership is None:
        return Outcome(State.DROPPED, "relay-stranger")
    if (friend := _friend(taken, membership)) and "post" not in taken.agreed:
        return send(taken, require_believed(taken), viewer_for(membership), friend)
    post = _answered(taken, membership)
    if post is not None and "post" in taken.agreed:
        local = reply_tokens(post.thread_id, [membership.pk])[membership.pk]
        # The yes came from the member's own address, so it also says who wrote this.
        return reply(replace(taken, destination=find_destination(local), agreed=taken.agreed | {"sender"}))
    happened = _("Your mail went to one person alone. Nobody has seen it, and nothing was posted.")
    why = _("Private words go by mail to friends alone, and we don't guess what you meant to share.")
    if post is None:
        to_do = _("To answer in a thread, answer a mail from it. To reach the hosts, write to %(hosts)s.")
        to_do %= {"hosts": community_address(membership.community, "mods")}
        return refuse(taken, "relay", happened=happened, why=why, to_do=f"{to_do}\n\n{_how_to_ask(taken)}")
    return ask(
        taken,
        "post",
        happened=happened,
        why=why,
        to_do=_(
            "To post it in “%(title)s”, for everybody who reads there, answer this mail with the word yes. "
            "If it was for one person only, do nothing."
        )
        % {"title": post.thread.title}
        + f"\n\n{_how_to_ask(taken)}",
    )


def _friend(taken: Taken, membership: Membership) -> Friend | None:
    """The writer's friend whose address it is."""
    relay = taken.destination.relay
    friend = find_friend(viewer_for(membership), relay.alias) if relay else None
    return friend if friend and friend.stands == Stands.FRIENDS else None


def _how_to_ask(taken: Taken) -> str:
    """How to become friends; an address of a name that was given up leads to nobody's new one."""
    relay = taken.destination.relay
    if relay is None or not relay.is_current:
        return _("To write to somebody alone, ask them on their page to be friends.")
    return _("To write to somebody alone, ask them to be friends:") + f"\n{ask_friend_link(relay.alias.public_id)}"


def _answered(taken: Taken, membership: Membership) -> Post | None:
    """The nearest post it answers that its writer may read, in their own community."""
    for post in answered_posts(taken):
        if post.thread.community_id == membership.community_id:
            with suppress(NotFound):
                return get_post(viewer_for(membership), post.public_id)
    return None
