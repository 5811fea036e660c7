"""A few words for whoever wrote by mail, to a friend alone, about ending their life: for them, and for nobody else."""

from django.utils.translation import gettext as _

from alongside.accounts.addresses import addresses_of
from alongside.accounts.letters import queue_letter
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import get_preferences
from alongside.communities.models import Community
from alongside.core.once import do_once
from alongside.hosting.crisis.lines import country_of
from alongside.hosting.crisis.words import about_lines, human_words, in_danger
from alongside.mail.asking.notice import is_discreet, notify_person
from alongside.mail.caring.card import lines_in
from alongside.mail.taken import Taken
from alongside.mailroom.addresses import community_address


def write_of_danger(taken: Taken, person: PersonId, community: Community, *, once: str) -> None:
    """Write them where help is. The hosts aren't told: private words are for two. Run twice, it is one letter."""
    preferences, answers = get_preferences(person), taken.read.message_id
    country = country_of(preferences)
    hosts = _("Nobody but your friend reads what you wrote. To write to the hosts too, by mail: %(address)s")
    parts = [
        *human_words(),
        in_danger(country),
        f"{about_lines()}\n{lines_in(country)}",
        hosts % {"address": community_address(community, "mods")},
    ]
    subject, text = _("A few words for you"), "\n\n".join(parts)

    def write() -> str:
        addresses = addresses_of(person)
        if addresses and not is_discreet(preferences):
            return queue_letter(to=addresses[0].text, subject=subject, text=text, answers=answers)
        notify_person(person, subject=subject, text=text, answers=answers)
        return "on their own page"

    do_once(once, write, by="danger in private mail")
