"""The words of a post, taken from a mail: what is new is shown, the rest is folded, and nothing tells who wrote it."""

from dataclasses import dataclass
from typing import NoReturn

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.consents import KEEPS_NO_WORDS
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import get_preferences
from alongside.core.markdown import POST_CHARACTERS
from alongside.mail.asking.refuse import refuse
from alongside.mail.posting.files import ask_about_people, has_files, must_ask
from alongside.mail.posting.telling_names import text_of
from alongside.mail.reading.verdict import has_words
from alongside.mail.taken import Settled, Taken
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_may_bring
from alongside.threads.saying import Words

FOLDED = 5 * POST_CHARACTERS  # letters of what is one tap away; a quoted conversation stands on its own pages anyway


@dataclass(frozen=True, slots=True)
class Said:
    """What a mail says: words for a verb, and its subject, as others may read them."""

    words: Words
    subject: str


def said_in(taken: Taken, person: PersonId, viewer: Viewer) -> Said:
    """What this mail says, ready for a verb; Settled when it was refused, or its writer has to be asked first."""
    require_consent(taken, person)
    require_readable(taken)
    text = text_of(taken, person, viewer)
    words = text.words if has_words(text.words) else _without_words(taken, viewer)
    return Said(Words(words, is_plain=True, folded=text.folded[:FOLDED]), text.subject)


def _without_words(taken: Taken, viewer: Viewer) -> str:
    """What stands as the words of a mail that brings only files; one that brings nothing is refused."""
    if not has_files(taken):
        refuse_without_words(taken)
    require_may_bring(viewer)
    if must_ask(taken, viewer):
        raise Settled(ask_about_people(taken))
    community = taken.destination.community
    language = community.language if community else translation.get_language()
    with translation.override(language):  # everybody there reads it
        return _("(sent without words)")


def require_consent(taken: Taken, person: PersonId) -> None:
    """Refuse words of somebody who took back that words about health may be kept."""
    if get_preferences(person).more.get(KEEPS_NO_WORDS):
        raise Settled(
            refuse(
                taken,
                "no-consent",
                happened=_("Your mail was not posted."),
                why=_("You took back that we may keep what you write about health."),
                to_do=_("To write again, sign in on the web and agree again under “You”."),
            )
        )


def require_readable(taken: Taken) -> None:
    """Refuse what only its writer has the key to."""
    if taken.read.encrypted:
        raise Settled(
            refuse(
                taken,
                "encrypted",
                happened=_("Your mail was not posted."),
                why=_("It is encrypted. Only you could read it, and nobody here has the key."),
                to_do=_("Please send it again without encryption. Your address stays hidden all the same."),
            )
        )


def refuse_without_words(taken: Taken) -> NoReturn:
    """Refuse a mail in which nothing is new."""
    raise Settled(
        refuse(
            taken,
            "no-words",
            happened=_("Your mail was not posted."),
            why=_("We found no new words in it, only what was quoted, or a signature."),
            to_do=_("Please write your words above the quoted ones, and send it again."),
        )
    )
