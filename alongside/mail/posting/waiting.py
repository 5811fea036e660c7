"""A mail whose words wait for a host: its writer hears so, and nobody else hears of it."""

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.mail.asking.notice import notify_person
from alongside.mail.taken import Taken
from alongside.mailroom.links import post_link
from alongside.threads.models import Hold, Post


def tell_of_waiting(taken: Taken, person: PersonId, post: Post) -> None:
    """Say that a host looks first, and why; and where asking for help with money is welcome."""
    words = [_("A host will look at your mail first. Only you and the hosts see it until then."), _why(post)]
    if post.hold == Hold.SCAM and (where := post.thread.community.money_words):
        words.append(_("Asking for help with money is not wrong. Here it is welcome like this:") + f"\n{where}")
    words.append(_("You can read your words, change them or take them back here:") + f"\n{post_link(post.public_id)}")
    notify_person(
        person,
        subject=_("A host looks at your mail first"),
        text="\n\n".join(words),
        answers=taken.read.message_id,
    )


def _why(post: Post) -> str:
    if post.hold == Hold.SCAM:
        return _("A program noticed that it reads like a sale, or asks for money. It can be wrong. A person decides.")
    return _("In a chat, a host looks at the first words of everybody who is new here. Then all can read them.")
