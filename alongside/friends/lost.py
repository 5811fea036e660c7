"""Friendships after keys were lost for good: what nobody opens is dropped, what can be found again is mended."""

from django.db.models import Model

from alongside.core.sealing import has_key, veil
from alongside.core.writing import writing
from alongside.friends.models import Friendship, Message, Shown, Side
from alongside.friends.sides import mark_of, opened, pair_of


def mend_friends(*, index_was_lost: bool) -> int:
    """Drop sides, words and shown truths without a key; returns how many.

    Without the old look-up key nobody lifts a veil, so all words are among them; the hashes are made anew.
    """
    with writing():
        gone: list[Model] = [row for row in Side.objects.all() if not has_key(row.sealed)]
        for model in (Message, Shown):
            rows = model._default_manager.exclude(sealed=b"")
            gone += [row for row in rows if index_was_lost or not has_key(veil(row.sealed, row.public_id))]
        for row in gone:
            row.delete()
        if index_was_lost:
            _find_again()
    return len(gone)


def _find_again() -> None:
    for side in Side.objects.select_related("alias"):
        me = side.alias.public_id
        inside = opened(side, me)
        # How far they read was kept by that key, too; there are no words left that it could be about.
        Side.objects.filter(pk=side.pk).update(mark=mark_of(me, inside["friendship"]), read_to=0, from_number=0)
        pair = pair_of(me, inside["other"])
        Friendship.objects.filter(public_id=inside["friendship"]).update(pair=pair)
