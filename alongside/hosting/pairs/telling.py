"""A word to the person concerned that no single host says, in a conversation of their own in which they may answer."""

from django.utils import translation

from alongside.aliases.models import Alias
from alongside.hosting.case import open_case
from alongside.hosting.models import Case, CaseKind


def tell(alias: Alias, words: str) -> Case:
    """Open that conversation."""
    case = Case(community_id=alias.community_id, kind=CaseKind.DECISION, by_id=alias.pk, waits=False)
    return open_case(case, words, by=None, by_host=True)


def in_language_of(alias: Alias) -> translation.override:
    """The language in which people write there, for words that are kept when nobody's page is being made."""
    return translation.override(alias.community.language)
