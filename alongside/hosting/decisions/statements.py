"""A statement of reasons in plain words: what was done to which words, why, by whom, for how long, and what one can do.

Built in the language of the community, because it is kept.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.threads.models import Post


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of a statement that differ."""

    what: str
    lasts: str = ""
    is_done: bool = True  # nothing is asked of the person


def statement(said: Told, *, because: str, may_appeal: bool) -> str:
    """The whole statement, a paragraph each."""
    parts = [said.what, _("They said: %(because)s") % {"because": because}]
    if may_appeal:
        parts.append(_("A person decided this, not a program."))
    if said.lasts:
        parts.append(said.lasts)
    if may_appeal:
        parts.append(
            _("If you see it otherwise, say so here. It is looked at again, by another host where there is one.")
        )
    return "\n\n".join(parts)


def which(post: Post) -> dict[str, str]:
    """Where a post stands and how it begins, for a sentence about it."""
    return {"title": post.thread.title, "words": post.first_words}


def held(post: Post) -> Told:
    """A host looks at it first."""
    what = _("A host wants to look at a post of yours in “%(title)s” before others see it. It begins: “%(words)s”")
    return Told(what % which(post), _("Only you and the hosts see it until a host lets it be seen again."))


def asked_to_change(post: Post) -> Told:
    """Something small should change first."""
    what = _(
        "A host asked for a small change before others see this. Here is why. "
        "It is about your post in “%(title)s” that begins: “%(words)s”"
    )
    lasts = _("You can change it at any time. Then a host looks again. Until then only you and the hosts see it.")
    return Told(what % which(post), lasts, is_done=False)


def released(post: Post) -> Told:
    """Others see it now."""
    what = _("A host has looked at your post in “%(title)s”. Others can see it now.")
    return Told(what % which(post))


def masked(post: Post, passages: list[str]) -> Told:
    """Some words of it are left out."""
    what = _("A host left a passage of your post in “%(title)s” out for others. The rest stands. These are the words:")
    lasts = _("You see all of your words when you change the post. A host can show the passage again.")
    left_out = [_("“%(words)s”") % {"words": passage} for passage in passages]
    return Told("\n\n".join([what % which(post), *left_out]), lasts)


def unmasked(post: Post) -> Told:
    """All of it is shown again."""
    return Told(_("A host shows all of your post in “%(title)s” again.") % which(post))


def removed(post: Post) -> Told:
    """It is out."""
    what = _("A host took a post of yours out of “%(title)s”. It began: “%(words)s”")
    return Told(what % which(post), _("It stays out unless a host brings it back."))


def brought_back(post: Post) -> Told:
    """It is there again."""
    return Told(_("The hosts brought your post in “%(title)s” back.") % which(post))


def meetup_removed(title: str) -> Told:
    """Members don't find it any more."""
    what = _("A host took out the meet-up “%(title)s” that you planned. Nobody finds it any more.") % {"title": title}
    return Told(what, _("It stays out unless a host brings it back."))


def meetup_brought_back(title: str) -> Told:
    """They find it again."""
    return Told(_("The hosts brought back the meet-up “%(title)s” that you planned.") % {"title": title})


def paused(until: datetime) -> Told:
    """One can read, not write."""
    what = _("A host asked you to wait before writing here again.")
    lasts = _("You can read, and write to the hosts. You can write to everybody again after %(day)s.")
    lasts %= {"day": date_format(until, "DATE_FORMAT")}
    return Told(what, lasts)


def pause_ended() -> Told:
    """One can write again."""
    return Told(_("You can write here again."))
