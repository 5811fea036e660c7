"""The words of a post, taken from a mail: what is new is shown, the rest is folded, and nothing tells who wrote it."""

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import get_preferences
from alongside.core.markdown import POST_CHARACTERS
from alongside.mail.refuse import refuse
from alongside.mail.taken import Settled, Taken
from alongside.memberships.viewer import Viewer
from alongside.threads.saying import Words

KEEPS_NO_WORDS = "keeps_no_words"  # in the preferences: the consent to keep words about health was taken back
FOLDED = 5 * POST_CHARACTERS  # letters of what is one tap away; a quoted conversation stands on its own pages anyway


def words_of(taken: Taken, person: PersonId, viewer: Viewer) -> Words:
    """What this mail says, ready for a verb; Settled when it was refused, or its writer has to be asked first."""
    require_words(taken, person)
    read = taken.read
    folded = "\n\n".join(part for part in (read.quoted, read.signature) if part.strip())
    return Words(read.words, is_plain=True, folded=folded[:FOLDED])


def require_words(taken: Taken, person: PersonId) -> None:
    """Refuse what has no words that could be kept, and say why."""
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
    if not taken.read.words.strip():
        raise Settled(
            refuse(
                taken,
                "no-words",
                happened=_("Your mail was not posted."),
                why=_("We found no new words in it, only what was quoted, or a signature."),
                to_do=_("Please write your words above the quoted ones, and send it again."),
            )
        )
