"""What a provider tells of mail it sent: a bounce or a complaint counts for the member it was meant for."""

from typing import Any

from alongside.accounts.addresses import find_person_with
from alongside.core.mailtext.reports.meaning import family_of
from alongside.core.mailtext.reports.report import Family
from alongside.mailroom.message_ids import find_post_by_message_id
from alongside.mailroom.standing import count_bounce, rest_mail
from alongside.ownership import acting

FAILED, COMPLAINED = ("bounced", "rejected", "failed"), "complained"
# What a provider says in a word, where the words of the mail server don't tell.
REASONS = {"invalid": Family.DEAD, "spam": Family.POLICY, "blocked": Family.POLICY, "timed_out": Family.EXPIRED}


def count(event: Any) -> None:
    """Count one event; openings and clicks, should a provider send them, are not looked at."""
    if event.event_type not in (*FAILED, COMPLAINED):
        return
    alias_id = _whose(event)
    if event.event_type == COMPLAINED:
        if alias_id is not None:
            rest_mail(alias_id, because="complaint")
        return
    family = family_of(f"{event.mta_response or ''}\n{event.description or ''}")
    if family is Family.UNKNOWN:
        family = REASONS.get(str(event.reject_reason), Family.UNKNOWN)
    count_bounce(alias_id, str(family), domain=event.recipient.rpartition("@")[2])


def _whose(event: Any) -> int | None:
    """The alias a mail was for: who has this address, in the community of the post that was mailed."""
    person = find_person_with(event.recipient or "")
    post = find_post_by_message_id(event.message_id or "")
    if person is None or post is None:
        return None
    membership = acting.find_membership(person, post.thread.community_id)
    return membership.pk if membership else None
