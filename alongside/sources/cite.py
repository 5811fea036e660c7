"""What a post cites: found after its words came or changed, and let go of with them."""

from collections.abc import Iterable, Sequence
from itertools import batched

from django.conf import settings

from alongside.core import clock
from alongside.core.jobs import enqueue, job
from alongside.core.writing import writing
from alongside.sources.look_up import look_up_sources
from alongside.sources.models import Citation, Source
from alongside.speech.references import references_in
from alongside.threads.edit import make_stale
from alongside.threads.models import Post

TOGETHER = 50  # posts in one transaction
Key = tuple[str, str]  # scheme and number


@job()
def find_citations(post: int) -> None:
    """Make the citations of this post be what its words name now: nothing when they are not to be read."""
    cite(Post.objects.filter(pk=post))


@job("index")
def find_citations_taken_in(thread: int, first: int, last: int) -> None:
    """The same for what an archive brought into a thread."""
    cite(Post.objects.filter(thread_id=thread, number__range=(first, last)).order_by("number"))


def cite(posts: Iterable[Post]) -> None:
    """Keep what each post cites; those that cite what they did before are left alone."""
    for some in batched(posts, TOGETHER, strict=False):
        there: dict[int, set[Key]] = {}
        kept = Citation.objects.filter(post__in=some).values_list("post_id", "source__scheme", "source__number")
        for post_id, scheme, number in kept:
            there.setdefault(post_id, set()).add((scheme, number))
        named = [(post, _named_by(post)) for post in some]
        if changed := [(post, keys) for post, keys in named if set(keys) != there.get(post.pk, set())]:
            _keep(changed)


def _named_by(post: Post) -> list[Key]:
    if not post.is_shown:
        return []
    return [one.key for one in references_in(post.source, hidden=post.masked)]


def _keep(changed: Sequence[tuple[Post, list[Key]]]) -> None:
    with writing():
        known = sources_of(key for _post, keys in changed for key in keys)
        Citation.objects.filter(post__in=[post for post, _keys in changed]).delete()
        Citation.objects.bulk_create(
            [Citation(post=post, source_id=known[key]) for post, keys in changed for key in keys]
        )
        for post, _keys in changed:
            make_stale(post)


def sources_of(keys: Iterable[Key]) -> dict[Key, int]:
    """The rows of these sources, made where there were none and then looked up, in the caller's transaction."""
    wanted = list(dict.fromkeys(keys))
    known = _known(wanted)
    if new := [key for key in wanted if key not in known]:
        made = [Source(scheme=scheme, number=number, look_at=clock.now()) for scheme, number in new]
        Source.objects.bulk_create(made, ignore_conflicts=True)  # another post may name it in the same moment
        known |= _known(new)
        if settings.LOOKS_UP_SOURCES:
            enqueue(look_up_sources, key="look up sources")
    return known


def _known(keys: list[Key]) -> dict[Key, int]:
    """Those of these sources that are there; each scheme by itself, so that each is found by its index."""
    known: dict[Key, int] = {}
    for scheme in {scheme for scheme, _number in keys}:
        found = Source.objects.filter(scheme=scheme, number__in=[number for of, number in keys if of == scheme])
        known |= {(scheme, number): pk for number, pk in found.values_list("number", "pk")}
    return known
