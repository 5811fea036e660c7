"""The sheet with the twelve words: shown once, printed or copied, and checked by typing two of them back."""

import secrets
from typing import Any

from django.utils.translation import gettext as _

from alongside.accounts.phrases import plain
from alongside.core.errors import Refused
from alongside.web.coming_in.arrival import PHRASE, Arrival

ASKED = "words asked for"  # which two of the twelve


class WordsDiffer(Refused):
    """What was typed isn't what stands on the sheet."""


def sheet_page(arrival: Arrival) -> dict[str, Any]:
    """The words, and which two to type back."""
    session = arrival.request.session
    if ASKED not in session:
        session[ASKED] = sorted(secrets.SystemRandom().sample(range(1, 13), 2))
    return {"phrase": arrival.phrase.split(), "asked": session[ASKED]}


def check_words(arrival: Arrival) -> None:
    """The two words were typed as they stand on the sheet; from now on nobody sees them here again."""
    session, words = arrival.request.session, arrival.phrase.split()
    typed = arrival.request.POST
    for number in session.get(ASKED, []):
        if plain(typed.get(f"word-{number}", "")) != plain(words[number - 1]):
            raise WordsDiffer(
                _("Word %(number)d is another one. Please look at your sheet again.") % {"number": number}
            )
    session.pop(PHRASE, None)
    session.pop(ASKED, None)
