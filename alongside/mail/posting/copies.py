"""A mail that also went to others directly: that copy shows who wrote it, and its writer should know."""

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.mail.asking.notice import notify_person
from alongside.mail.taken import Taken

TOLD = "told_of_copies"  # in the preferences: heard once, and not again


def tell_of_copies(taken: Taken, person: PersonId) -> None:
    """Say plainly, the first time, that a copy sent past us was not protected."""
    if not taken.read.others:
        return
    more = get_preferences(person).more
    if more.get(TOLD):
        return
    notify_person(
        person,
        subject=_("A copy of your mail went past us"),
        text=_(
            "You also sent your mail to somebody directly. What you posted here stands under your alias, but that copy "
            "was not protected: whoever got it sees your name and your mail address.\n\n"
            "To stay under your alias, write to our addresses alone. You hear this once."
        ),
        answers=taken.read.message_id,
    )
    change_preferences(by=person, more={**more, TOLD: True})
