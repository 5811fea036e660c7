"""The sheet with the twelve words: shown until two of them were typed back, printed or copied, then to nobody."""

import secrets
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.accounts.phrases import plain
from alongside.core.errors import Refused

PHRASE = "phrase to show"
ASKED = "words asked for"  # which two of the twelve


class WordsDiffer(Refused):
    """What was typed isn't what stands on the sheet."""


def put_on_sheet(request: HttpRequest, phrase: str) -> None:
    """Keep new words, in the sealed session, until their owner has them on paper."""
    request.session[PHRASE] = phrase
    request.session[ASKED] = sorted(secrets.SystemRandom().sample(range(1, 13), 2))


def has_sheet(request: HttpRequest) -> bool:
    """Whether words wait to be written down."""
    return PHRASE in request.session


def sheet_page(request: HttpRequest) -> dict[str, Any]:
    """The words, and which two to type back."""
    return {"phrase": request.session[PHRASE].split(), "asked": request.session[ASKED], "typed": request.POST}


def check_words(request: HttpRequest) -> None:
    """The two words were typed as they stand on the sheet; from now on nobody sees them here again."""
    words = request.session[PHRASE].split()
    for number in request.session[ASKED]:
        if plain(request.POST.get(f"word-{number}", "")) != plain(words[number - 1]):
            other = _("Word %(number)d is another one. Please look at your sheet again.")
            raise WordsDiffer(other % {"number": number})
    del request.session[PHRASE], request.session[ASKED]
