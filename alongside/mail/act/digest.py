"""Choosing by mail how much of a community comes: a letter a day or a week, each post, followed threads, nothing."""

import re
from unicodedata import combining, normalize

from django.utils.translation import gettext as _

from alongside.mail.act.member import member_of, not_a_member, require_proven, viewer_for
from alongside.mail.asking.notice import notify_person
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import community_address
from alongside.mailroom.models import State
from alongside.notify.choose import choose_mail, has_chosen, mail_choice_of
from alongside.notify.models import Mail
from alongside.notify.person import shares_mailbox

HOUR = re.compile(r"\b([01]?\d|2[0-3])(?::\d\d)?\s*(?:h|uhr|o'clock|am\b)?", re.IGNORECASE)
# What people write, in the languages of the house, without accents; the first that is found holds: "every day" is no
# wish for every post, and "nothing at all" is none for all. A mail without any of it asks for a letter a day.
WISHES = {
    Mail.WEEKLY: r"weekly|weeks?|semanal(?:es|mente)?|semanas?",
    Mail.DAILY: r"daily|(?:a|each|every|per) day|diari[ao]s?|diariamente|(?:al|cada|por) dia|todos los dias",
    Mail.FOLLOWED: r"follow(?:ed|ing)?|sigo|siga|seguid[ao]s?",
    Mail.NOTHING: r"nothing|none|off|stop|nada|ningun[ao]?",
    Mail.EVERY: r"every|each|all|cada|tod[ao]s?",
}


def wish_in(text: str) -> tuple[Mail, int | None]:
    """What a mail asks for, and at which hour of the reader's own day."""
    said = "".join(sign for sign in normalize("NFD", text.casefold()[:400]) if not combining(sign))
    wish = next((wish for wish, words in WISHES.items() if re.search(rf"\b(?:{words})\b", said)), Mail.DAILY)
    hour = HOUR.search(said)
    return wish, int(hour[1]) if hour else None


def act(taken: Taken) -> Outcome:
    """Change it at once for a proven sender, after a yes for anybody else; either way the member hears what holds."""
    membership = member_of(taken)
    if membership is None or taken.sender.person is None:
        return not_a_member(taken)
    wish, hour = wish_in(f"{taken.read.subject}\n{taken.read.words}")
    holds = {
        Mail.EVERY: _("Each post comes to you by mail."),
        Mail.FOLLOWED: _("What is said in threads you follow comes to you by mail, and answers to you."),
        Mail.DAILY: _("A letter comes to you on each day on which something was said."),
        Mail.WEEKLY: _("A letter comes to you once a week."),
        Mail.NOTHING: _("No mail comes to you. You are still a member."),
    }[wish]
    require_proven(taken, "digest", happened=_("You asked for this: %(wish)s") % {"wish": holds})
    me = viewer_for(membership)
    was = mail_choice_of(me)
    discreet = was.discreet if has_chosen(me) else shares_mailbox(membership.pk)
    choose_mail(by=me, mail=wish, discreet=discreet, hour=was.hours.hour if hour is None else hour)
    notify_person(
        taken.sender.person,
        subject=_("Your mail from here"),
        text=_("From now on: %(wish)s\n\nTo change it, write to %(digest)s again.")
        % {"wish": holds, "digest": community_address(membership.community, "digest")},
        answers=taken.read.message_id,
    )
    return Outcome(State.ACTED, f"digest-{wish}")
