"""Threads' part in erasure: the words of somebody who goes leave at once, and are shredded behind the scenes."""

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from alongside.aliases.models import State
from alongside.core import clock
from alongside.core.writing import writing
from alongside.threads.models import EarlierWording, Following, OpeningConsent, Post, Presence, Quotation, Thread
from alongside.threads.withdraw import empty_words

BATCH = 50  # posts emptied in one transaction: a few milliseconds of holding the pen


def forget_reader(alias_id: int) -> None:
    """Forget what an alias followed, read and nodded to, and what its posts said before they were changed."""
    with writing():
        for kept in (Following, OpeningConsent):
            kept.objects.filter(alias_id=alias_id).delete()
        Presence.objects.filter(by_id=alias_id).delete()
        EarlierWording.objects.filter(post__author_id=alias_id).delete()


def begin_to_take_down(alias_id: int) -> None:
    """Take down what an alias wrote, a few posts at a time, before erasure's own transaction: long writers wrote much.

    Whoever is stopped here asked for it, and asks again; `take_words_down` then finds little left to do.
    """
    while some := list(Post.objects.filter(author_id=alias_id, withdrawn_at=None).values_list("pk", flat=True)[:BATCH]):
        with writing():
            posts = Post.objects.filter(pk__in=some)
            posts.update(withdrawn_at=clock.now())
            Thread.objects.filter(pk__in=posts.values("thread")).update(version=F("version") + 1)


def take_words_down(alias_id: int, language: str) -> None:
    """Show nothing this alias wrote from the next answer on; `shred_words` empties the rows afterwards.

    It publishes nothing, so that no row says which aliases went together.
    """
    shown = Post.objects.filter(author_id=alias_id, withdrawn_at=None)
    with writing(), override(language):
        threads = set(shown.values_list("thread_id", flat=True))
        threads.update(Quotation.objects.filter(quoted__author_id=alias_id).values_list("post__thread_id", flat=True))
        shown.update(withdrawn_at=clock.now())
        fresh = F("version") + 1
        Thread.objects.filter(last_by_id=alias_id).update(last_words="", version=fresh)
        title = _("A conversation whose first words were taken back")
        Thread.objects.filter(started_by_id=alias_id).update(title=title, version=fresh)
        Thread.objects.filter(pk__in=threads).update(version=fresh)


def next_to_shred() -> list[int]:
    """Posts of erased aliases that were taken down and still hold words, a batch of them."""
    erased = Post.objects.filter(author__state=State.FORMER, withdrawn_at__isnull=False)
    return list(erased.exclude(source="", html="", folded="").values_list("pk", flat=True)[:BATCH])


def shred_words(posts: list[int]) -> None:
    """Empty the words of these posts for good."""
    with writing():
        empty_words(posts)
