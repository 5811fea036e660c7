"""A mail to an author's own address: an answer that went to one person alone. It is never published unasked."""

from contextlib import suppress
from dataclasses import replace

from django.utils.translation import gettext as _

from alongside.core.errors import NotFound
from alongside.mail.act.member import member_of, viewer_for
from alongside.mail.act.reply import act as reply
from alongside.mail.asking.ask import ask
from alongside.mail.asking.refuse import refuse
from alongside.mail.posting.target import answered_posts
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import community_address, find_destination
from alongside.mailroom.models import State
from alongside.mailroom.tokens import reply_tokens
from alongside.memberships.models import Membership
from alongside.threads.access import get_post
from alongside.threads.models import Post


def act(taken: Taken) -> Outcome:
    """Hold it and ask its writer: for everybody in the thread, or not at all. Strangers are told nothing."""
    membership = member_of(taken)
    if membership is None:
        return Outcome(State.DROPPED, "relay-stranger")
    post = _answered(taken, membership)
    if post is not None and "post" in taken.agreed:
        local = reply_tokens(post.thread_id, [membership.pk])[membership.pk]
        # The yes came from the member's own address, so it also says who wrote this.
        return reply(replace(taken, destination=find_destination(local), agreed=taken.agreed | {"sender"}))
    happened = _("Your mail went to one person alone. Nobody has seen it, and nothing was posted.")
    why = _("Private messages don't go by mail here yet, and we don't guess what you meant to share.")
    if post is None:
        to_do = _("To answer in a thread, answer a mail from it. To reach the hosts, write to %(hosts)s.")
        to_do %= {"hosts": community_address(membership.community, "mods")}
        return refuse(taken, "relay", happened=happened, why=why, to_do=to_do)
    return ask(
        taken,
        "post",
        happened=happened,
        why=why,
        to_do=_(
            "To post it in “%(title)s”, for everybody who reads there, answer this mail with the word yes. "
            "If it was for one person only, do nothing."
        )
        % {"title": post.thread.title},
    )


def _answered(taken: Taken, membership: Membership) -> Post | None:
    """The nearest post it answers that its writer may read, in their own community."""
    for post in answered_posts(taken):
        if post.thread.community_id == membership.community_id:
            with suppress(NotFound):
                return get_post(viewer_for(membership), post.public_id)
    return None
