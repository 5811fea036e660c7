"""A host's word that a member is known here, and taking it back; the journal keeps both, and nobody is told."""

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core.writing import writing
from alongside.journal.record import record
from alongside.memberships.viewer import Viewer
from alongside.standing import stages

KNOWN, NOT_KNOWN = "say known", "take known back"


def say_known(alias: Alias, *, by: Viewer) -> None:
    """Let a member share links and pictures from now on, and write as often as others do."""
    with writing(), translation.override(alias.community.language):
        if stages.say_known(alias, by=by):
            record(KNOWN, f"alias {alias.public_id}", by=by, because=_("A host knows this member."))


def take_known_back(alias: Alias, *, by: Viewer) -> None:
    """Let the limits for people who are new hold again, until time and people end them."""
    with writing(), translation.override(alias.community.language):
        if stages.take_word_back(alias, by=by):
            record(NOT_KNOWN, f"alias {alias.public_id}", by=by, because=_("The word was taken back."))
