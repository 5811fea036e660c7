"""Deciding about words: hold a post, let it be seen, ask its author to change it, leave a passage out, take it out."""

import hashlib
from collections.abc import Sequence
from functools import partial

from django.utils.translation import gettext as _

from alongside.core.errors import NotFound
from alongside.core.markdown import sentences_of
from alongside.core.writing import writing
from alongside.hosting.decisions import statements, verbs
from alongside.hosting.decisions.access import other_hosts
from alongside.hosting.decisions.deciding import about_post, decided, require_ours, settle_cases
from alongside.hosting.decisions.errors import DecidedAlready, NoPassage, OwnWords, WordsChanged
from alongside.memberships.viewer import Viewer
from alongside.threads.mask import mask
from alongside.threads.models import Hold, Post
from alongside.threads.withhold import remove, show, withhold


def hold_post(post: Post, *, by: Viewer, because: str) -> None:
    """Keep a post from everybody but its author and the hosts, until one of them has looked."""
    _withhold(post, Hold.HOST, by=by, because=because)


def ask_to_change(post: Post, *, by: Viewer, because: str) -> None:
    """Ask its author for a small change before others see it; once it is made, the post waits for a host."""
    _withhold(post, Hold.CHANGE, by=by, because=because)


def reading_of(post: Post) -> str:
    """What stands for the words a host read, so that no other words are let through in their place."""
    return hashlib.sha256(f"{post.thread.title}\0{post.source}\0{post.folded}".encode()).hexdigest()


def release_post(post: Post, *, by: Viewer, because: str, read: str = "") -> None:
    """Let words that were held be seen: as new ones, if nobody had seen them; `read` says which words a host read."""
    require_ours(post.thread.community_id, by)
    _require_not_own(post, by)
    with writing():
        if not (post := _now(post)).is_held:
            raise DecidedAlready(_("These words don't wait any more. Another host may have decided meanwhile."))
        if read and read != reading_of(post):
            raise WordsChanged(_("Their author changed these words since you opened the page. Please read them again."))
        show(post)
        decided(verbs.RELEASE, about_post(post), by=by, because=because, said=partial(statements.released, post))
        settle_cases(post)


def remove_post(post: Post, *, by: Viewer, because: str) -> None:
    """Take a post out of its thread; it can be brought back."""
    require_ours(post.thread.community_id, by)
    with writing():
        post = _now(post)
        remove(post)
        decided(verbs.REMOVE, about_post(post), by=by, because=because, said=partial(statements.removed, post))
        settle_cases(post)


def bring_post_back(post: Post, *, by: Viewer, because: str) -> None:
    """Put a removed post back where it stood; one that nobody had seen comes as a new one."""
    require_ours(post.thread.community_id, by)
    _require_not_own(post, by)
    with writing():
        post = _now(post)
        show(post)
        decided(verbs.BRING_BACK, about_post(post), by=by, because=because, said=partial(statements.brought_back, post))


def mask_passages(post: Post, passages: Sequence[str], *, by: Viewer, because: str) -> None:
    """Leave passages of a post out for all but its author; the rest stands."""
    require_ours(post.thread.community_id, by)
    with writing():
        if (post := _now(post)).withdrawn_at:
            raise NotFound
        new = [passage for passage in passages if passage.strip() and passage in post.source + post.folded]
        if not new:
            raise NoPassage(_("Choose at least one passage. Perhaps the words changed meanwhile; please look again."))
        mask(post, [*post.masked, *new])
        decided(verbs.MASK, about_post(post), by=by, because=because, said=partial(statements.masked, post, new))


def unmask(post: Post, *, by: Viewer, because: str) -> None:
    """Show all of a post again."""
    require_ours(post.thread.community_id, by)
    _require_not_own(post, by)
    with writing():
        if not (post := _now(post)).masked:
            raise NotFound
        mask(post, ())
        decided(verbs.UNMASK, about_post(post), by=by, because=because, said=partial(statements.unmasked, post))


def passages_of(post: Post) -> list[str]:
    """What a host can choose from: the sentences of a post, and of what a mail quoted with it.

    What its author took back is nobody's to read, so there is nothing to choose from.
    """
    if post.withdrawn_at:
        raise NotFound
    return list(dict.fromkeys([*sentences_of(post.source), *sentences_of(post.folded)]))


def _withhold(post: Post, why: Hold, *, by: Viewer, because: str) -> None:
    require_ours(post.thread.community_id, by)
    with writing():
        if (post := _now(post)).withdrawn_at:
            raise NotFound
        withhold(post, why)
        verb, said = (
            (verbs.ASK_CHANGE, statements.asked_to_change) if why == Hold.CHANGE else (verbs.HOLD, statements.held)
        )
        decided(verb, about_post(post), by=by, because=because, said=partial(said, post))


def _now(post: Post) -> Post:
    """The post as it is at this moment, held until the transaction ends."""
    held = Post.objects.select_for_update(of=("self",)).select_related("thread", "author__community")
    return held.get(pk=post.pk)


def _require_not_own(post: Post, by: Viewer) -> None:
    """Refuse a host who lets their own words be seen again; one who hosts alone has nobody to ask."""
    if post.author_id == by.alias_id and other_hosts(by).exists():
        raise OwnWords(_("These are your own words. Another host has to decide about them."))
