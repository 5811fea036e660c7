"""What every verb that adds or changes words shares: checking them and making them ready before the write lock."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.core import markdown
from alongside.core.names import skeleton
from alongside.media.access import pictures_of
from alongside.media.attach import arrange
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MembershipState
from alongside.memberships.viewer import Viewer
from alongside.threads.errors import NothingSaid
from alongside.threads.models import FIRST_WORDS, Kind, Mention, Note, Post, Quotation, Wish
from alongside.threads.weighing import Weighing

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")  # as pages say it: "en", "pt-BR", "zh-Hant"
_GAP = re.compile(r"[,;:]? +([.,;:!?])")  # where a name was left out: "Thank you, Heron." is "Thank you."


@dataclass(frozen=True)
class Words:
    """What somebody wants to say, as they chose to say it."""

    text: str
    kind: str = ""
    wish: str = ""
    notes: tuple[str, ...] = ()
    language: str = ""
    is_plain: bool = False  # came by mail: its signs are never read as Markdown
    folded: str = ""  # what a mail quoted and how it was signed, one tap away


@dataclass(frozen=True)
class Ready:
    """Words made ready to be stored."""

    words: Words
    rendered: markdown.Rendered
    mentions: tuple[int, ...] = field(default=())
    quotes: tuple[int, ...] = field(default=())
    masked: tuple[str, ...] = field(default=())  # passages that others don't read
    hold: str = ""  # why a host looks first, if one does
    noticed: bool = False  # whether the look at them saw anything

    @property
    def notes(self) -> str:
        """The content notes that were chosen, known ones alone, space between."""
        return " ".join(note for note in Note.values if note in self.words.notes)

    def fields(self) -> dict[str, object]:
        """The columns of a post that carry words."""
        mail = {"is_plain": True, "folded": self.words.folded} if self.words.is_plain else {"is_plain": False}
        return {
            **mail,
            "source": self.rendered.source,
            "html": self.rendered.html,
            "rendered_by": markdown.RENDERER_VERSION,
            "first_words": first_words(self.rendered.text),
            "kind": self.words.kind if self.words.kind in Kind.values else "",
            "wish": self.words.wish if self.words.wish in Wish.values else "",
            "notes": self.notes,
            "language": self.words.language if LANGUAGE.fullmatch(self.words.language) else "",
            "masked": list(self.masked),
        }

    def held_fields(self) -> dict[str, object]:
        """The same for words nobody read yet, which wait for a host if they have to."""
        return {**self.fields(), "hold": self.hold, "removed": bool(self.hold), "untold": bool(self.hold)}


def make_ready(
    words: Words, by: Viewer, *, title: str = "", left_out: Iterable[str] = (), folded: str = ""
) -> Ready:  # fmt: skip
    """Check, look at and render words outside the write lock; refuses nothing and too much.

    `left_out` names passages that others didn't read before; `folded` is what came by mail with a post that changes.
    """
    if not words.text.strip():
        raise NothingSaid(_("There are no words yet. Even one is enough."))
    weigh = Weighing(by, title, words.folded or folded, tuple(left_out))
    if words.is_plain:
        if by.is_new:  # what a mail quoted leads back to us, and its signature to its writer
            words = replace(words, folded=markdown.without_addresses(words.folded))
        mail = markdown.rendered_mail(words.text.strip("\n"), words.folded, masked=weigh)
        return Ready(words, mail, masked=weigh.masked, hold=weigh.hold, noticed=weigh.noticed)
    found: dict[str, int] = {}
    rendered = markdown.render(
        words.text.strip(), resolve=lambda names: _resolve(names, by.community_id, found), masked=weigh
    )
    mentions = tuple(found[alias] for alias in rendered.mentions)
    quotes = _quoted(rendered.quoted_posts, by.community_id)
    return Ready(words, rendered, mentions, quotes, weigh.masked, weigh.hold, weigh.noticed)


def with_what_came(words: Words, post: Post) -> Words:
    """New words for a post that came by mail, with the pictures that came with it: they stood in none of its words."""
    shown = markdown.pictures_in(post.html) if post.is_plain else []
    return replace(words, text="\n\n".join([words.text, *(f"![](picture:{picture})" for picture in shown)]))


def _resolve(names: frozenset[str], community_id: int, found: dict[str, int]) -> dict[str, str]:
    """The members whom these names and references mean; what means nobody stays plain words."""
    ids = [name.removeprefix("alias:") for name in names if name.startswith("alias:")]
    looks = {name: skeleton(name) for name in names}
    meant = Q(alias__skeleton__in=set(looks.values())) | Q(alias__public_id__in=ids)
    here = Membership.objects.filter(meant, community_id=community_id, state=MembershipState.ACTIVE)
    known = {}
    for look, public_id, key in here.values_list("alias__skeleton", "alias__public_id", "alias_id"):
        found[public_id] = key
        known[look] = known[f"alias:{public_id}"] = public_id
    by_look = {name: known[look] for name, look in looks.items() if look in known}
    return by_look | {name: known[name] for name in names if name in known}


def _quoted(public_ids: Iterable[str], community_id: int) -> tuple[int, ...]:
    wanted = tuple(public_ids)
    if not wanted:
        return ()
    posts = Post.objects.filter(public_id__in=wanted, thread__community_id=community_id)
    return tuple(posts.values_list("pk", flat=True))


def keep_beside(post: Post, ready: Ready, *, by: Viewer, is_new: bool = False) -> None:
    """Keep whom a post names, what it quotes and the writer's own pictures it shows, in place of those before."""
    if not is_new:
        Mention.objects.filter(post=post).delete()
        Quotation.objects.filter(post=post).delete()
    if ready.mentions:
        Mention.objects.bulk_create([Mention(post=post, alias_id=alias) for alias in ready.mentions])
    if ready.quotes:
        Quotation.objects.bulk_create([Quotation(post=post, quoted_id=quoted) for quoted in ready.quotes])
    if ready.rendered.pictures or not is_new:
        wanted = [public_id for public_id, _alternative in ready.rendered.pictures]
        mine = {picture.public_id: picture for picture in pictures_of(by.alias).filter(public_id__in=wanted)}
        arrange(place_of(post), [mine[public_id] for public_id in wanted if public_id in mine])


def place_of(post: Post) -> str:
    """The place that a picture of this post is attached to."""
    return f"post {post.public_id}"


def identity_of(once: str, author_id: int | None) -> str | None:
    """The identity of a form: the same form from the same alias makes one post."""
    return hashlib.sha256(f"{author_id}|{once}".encode()).hexdigest() if once else None


def first_words(plain: str) -> str:
    """The first words of a plain text, for lists; names are left out, because they may change."""
    line = _GAP.sub(r"\1", " ".join(markdown.without_slots(plain[: FIRST_WORDS * 4]).split()))
    return line if len(line) <= FIRST_WORDS else line[: FIRST_WORDS - 1].rsplit(" ", 1)[0] + "…"
