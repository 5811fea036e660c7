"""Going on after keys were lost for good: what they sealed is dropped, what can be mended is mended."""

from collections import Counter

from alongside.accounts.lost import mend_accounts
from alongside.chats.lost import mend_chats
from alongside.core.keyring.verify import let_go_of_lost_keys, verify_keys
from alongside.core.sealing import has_key
from alongside.core.writing import writing
from alongside.drafts.models import Draft
from alongside.friends.lost import mend_friends
from alongside.hosting.models import Case, Said
from alongside.ownership.lost import mend_ownership


def give_up_lost_keys() -> Counter[str]:
    """Give up what no key opens any more; returns what was lost, by kind. Only when no copy of the keys is left."""
    index_was_lost = verify_keys().index_missing
    given_up = let_go_of_lost_keys()
    with writing():
        mend_accounts(index_was_lost=index_was_lost)
        given_up["aliases without owner"] = mend_ownership(index_was_lost=index_was_lost)
        given_up["drafts"] = _drop(Draft, "sealed")
        given_up["sides and words of friends"] = mend_friends(index_was_lost=index_was_lost)
        given_up["answers written ahead"] = mend_chats(index_was_lost=index_was_lost)
        given_up["words in cases"] = _drop(Said, "sealed")
        for case in Case.objects.exclude(excerpt=None):
            if not has_key(case.excerpt):
                Case.objects.filter(pk=case.pk).update(excerpt=None, address=None)
    return given_up


def _drop(model: type[Draft] | type[Said], column: str) -> int:
    gone = [row.pk for row in model.objects.all() if not has_key(getattr(row, column))]
    model.objects.filter(pk__in=gone).delete()
    return len(gone)
