"""A weekly look whether somebody whose mail came back can be reached again; three times, then we wait for them."""

import json

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core.jobs import job
from alongside.mail.asking.notice import in_language_of, notify_person
from alongside.mail.asking.refuse import letter_of
from alongside.mailroom.addresses import address_of
from alongside.mailroom.held import Story, keep
from alongside.mailroom.models import MailStanding
from alongside.mailroom.standing import due_for_a_probe, probed
from alongside.ownership.reach import find_person_behind

QUESTION = "mail-again"  # a yes brings mail back


@job()
def probe_resting_mail() -> None:
    """Write once a week to those whose mail rests after bounces."""
    for standing in due_for_a_probe():
        _probe(standing)


def _probe(standing: MailStanding) -> None:
    probed(standing)  # first, so that whatever happens next, nobody is written to twice
    person = find_person_behind(standing.alias)
    if person is None:
        return
    with translation.override(standing.alias.community.language), in_language_of(person):
        story = Story(
            subject="",
            text="",
            happened=_("Mail to you came back to us several times, so we stopped sending it. You are still a member."),
            why=_("Perhaps your mailbox was full, or closed for a while."),
            to_do=_("If you can read this, answer with the word yes, and mail comes to you again."),
            ask=QUESTION,
            more=json.dumps({"alias": standing.alias_id}),
        )
        _row, local = keep(person, story)
        notify_person(
            person, subject=_("Does this reach you?"), text=letter_of(story), reply_to=address_of(local), is_kept=True
        )
