"""An answer to a whole letter: nobody can say which thread it means, so its writer gets the list to choose from."""

from django.utils.translation import gettext as _

from alongside.mail.act.member import member_of, viewer_for
from alongside.mail.asking.refuse import refuse
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import address_of
from alongside.mailroom.models import Delivery, State
from alongside.mailroom.tokens import reply_tokens
from alongside.memberships.models import Membership
from alongside.threads.access import readable_by
from alongside.threads.models import Post

MOST = 10  # threads to choose from; more would be a wall


def act(taken: Taken) -> Outcome:
    """Never published: its writer hears so, with the words and an address for each thread of their last letter."""
    membership = member_of(taken)
    if membership is None:
        return Outcome(State.DROPPED, "letter-stranger")
    return refuse(
        taken,
        "letter",
        happened=_("You answered a letter. Your words were not posted, and nobody has read them."),
        why=_("A letter holds several conversations, and we don't guess which one you meant."),
        to_do="\n\n".join(
            [_("To post your words, send them to the address of the conversation:"), *_choices(membership)]
        ),
    )


def _choices(membership: Membership) -> list[str]:
    """The conversations of the last letter, each with the address by which this member answers in it."""
    letter = Delivery.objects.filter(alias_id=membership.pk, up_to__isnull=False).order_by("-up_to").first()
    if letter is None:
        return []
    posts = Post.objects.filter(pk__gt=letter.after or 0, pk__lte=letter.up_to)
    ids = posts.filter(thread__community_id=membership.community_id).values("thread_id")
    threads = readable_by(viewer_for(membership)).filter(pk__in=ids).order_by("-last_at")[:MOST]
    return [
        f"{thread.title}\n{address_of(reply_tokens(thread.pk, [membership.pk])[membership.pk])}" for thread in threads
    ]
