"""Telling a person, at the addresses they have, that something about their account changed."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.letters import queue_letter
from alongside.accounts.models import Address, PersonId
from alongside.accounts.preferences import get_preferences
from alongside.core.sealing import person_scope, unseal


def tell_ways_changed(person_id: PersonId) -> None:
    """Write to each address the person has, so that nobody changes how they sign in unnoticed."""
    rows = list(Address.objects.filter(person_id=person_id))
    if not rows:
        return
    with translation.override(get_preferences(person_id).language or settings.LANGUAGE_CODE):
        subject = _("A change to your account")
        text = _(
            "The ways to sign in to your account were changed just now.\n\n"
            "If this was you, all is well. If it was not, sign in, look at your list of sessions, and end those "
            "you don't know."
        )
    for row in rows:
        to = unseal(row.sealed, scope=person_scope(person_id), place="accounts_address.sealed", row=row.public_id)
        queue_letter(to=to, subject=subject, text=text)
