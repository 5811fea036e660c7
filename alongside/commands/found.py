"""`alongside found NAME --as ALIAS`: the first community of an installation, and the account of whoever founds it."""

import argparse
import sys

from alongside.cli import start_django

ADULT = "Are you 18 or older?"
LONGEST = 80  # letters in a community's name, as its column has room for
AGREED = "People write about illness here. Do you agree that what you write is kept, under the name you choose?"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it is called, and what people there shall call its founder."""
    parser.add_argument("name", metavar="NAME", help="what the community is called; it can be changed later")
    parser.add_argument("--as", dest="alias", required=True, metavar="ALIAS", help="what people there shall call you")
    parser.add_argument("--language", default="", help="the community's language, such as en or es")
    parser.add_argument("--yes", action="store_true", help="say yes to both questions: 18 or older, and words are kept")


def run(chosen: argparse.Namespace) -> int:
    """Found it, and show once the words with which its founder signs in."""
    start_django()
    from django.conf import settings

    from alongside.core.errors import Refused

    language = chosen.language or settings.LANGUAGE_CODE
    if language not in dict(settings.LANGUAGES) or not 0 < len(chosen.name.strip()) <= LONGEST:
        codes = " or ".join(dict(settings.LANGUAGES))
        print(f"Please give a name of at most {LONGEST} letters, and {codes} as its language.", file=sys.stderr)
        return 2
    if not (chosen.yes or (_says_yes(ADULT) and _says_yes(AGREED))):
        print("Then nothing was founded.", file=sys.stderr)
        return 1
    try:
        public_id, phrase = _found(chosen.name, chosen.alias, language)
    except Refused as refused:
        print(f"Nothing was founded: {refused}", file=sys.stderr)
        return 1
    print(f"{chosen.name} is founded, and nobody finds it yet: {settings.URL}/c/{public_id}/\n")
    print(f"These words sign you in at {settings.URL}/sign-in/phrase/ and are shown this once. Write them on paper:\n")
    print(f"  {phrase}\n")
    print("Then say on the doorway's page whom it is for and how one comes in, and invite the others.")
    return 0


def _says_yes(question: str) -> bool:
    return sys.stdin.isatty() and input(f"{question} (yes/no) ").strip().lower() in ("y", "yes", "s", "sí")


def _found(name: str, alias: str, language: str) -> tuple[str, str]:
    """The account and the community, or neither."""
    from django.utils import translation

    from alongside.accounts.sign_up import Beginning, sign_up_with_phrase
    from alongside.core.writing import writing
    from alongside.ownership.founding import found_community

    with translation.override(language), writing():
        person, phrase = sign_up_with_phrase(Beginning(adult=True, health_data=True, language=language))
        made = found_community(person, name=name, purpose="", audience="", alias=alias, language=language)
    return made.public_id, phrase
