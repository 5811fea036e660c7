"""What every verb that adds or changes words shares: checking them and making them ready before the write lock."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import markdown
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MembershipState
from alongside.threads.errors import NothingSaid, TooLong
from alongside.threads.models import Kind, Mention, Note, Post, Wish

LONGEST = 20_000  # characters: a long letter of eight pages; more is a story
LAST_WORDS = 120


@dataclass(frozen=True)
class Words:
    """What somebody wants to say, as they chose to say it."""

    text: str
    kind: str = ""
    wish: str = ""
    notes: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Ready:
    """Words made ready to be stored."""

    words: Words
    html: str
    plain: str
    mentions: tuple[int, ...] = field(default=())

    def fields(self) -> dict[str, object]:
        """The columns of a post that carry words."""
        return {
            "source": self.words.text,
            "html": self.html,
            "rendered_by": markdown.RENDERER_VERSION,
            "kind": self.words.kind if self.words.kind in Kind.values else "",
            "wish": self.words.wish if self.words.wish in Wish.values else "",
            "notes": " ".join(note for note in Note.values if note in self.words.notes),
            "language": self.words.language,
        }


def make_ready(words: Words, community_id: int) -> Ready:
    """Check and render words outside the write lock; refuses nothing and too much."""
    text = words.text.strip()
    if not text:
        raise NothingSaid(_("There are no words yet. Even one is enough."))
    if len(text) > LONGEST:
        many = _("This is longer than one post can carry (%(most)s letters). You could send it as two.")
        raise TooLong(many % {"most": LONGEST})
    rendered = markdown.render(text, resolve=lambda names: resolve_names(names, community_id))
    return Ready(words, rendered.html, rendered.text, tuple(rendered.mentions))


def resolve_names(names: list[str], community_id: int) -> dict[str, int]:
    """The members with these names, for mentions; others stay plain words."""
    members = Membership.objects.filter(community_id=community_id, state=MembershipState.ACTIVE, alias__name__in=names)
    return dict(members.values_list("alias__name", "alias_id"))


def save_mentions(post: Post, ready: Ready) -> None:
    """Keep whom a post names, in place of whom it named before."""
    Mention.objects.filter(post=post).delete()
    Mention.objects.bulk_create([Mention(post=post, alias_id=alias) for alias in ready.mentions])


def identity_of(once: str, author: Alias | int | None) -> str | None:
    """The identity of a form: the same form from the same alias makes one post."""
    author_id = author.pk if isinstance(author, Alias) else author
    return hashlib.sha256(f"{author_id}|{once}".encode()).hexdigest() if once else None


def last_words(plain: str) -> str:
    """The first words of a post, for lists."""
    line = " ".join(plain.split())
    return line if len(line) <= LAST_WORDS else line[: LAST_WORDS - 1].rsplit(" ", 1)[0] + "…"


def moment(at: datetime | None, present: datetime) -> datetime:
    """When it was said: now, or for an archive then, but never later than now."""
    return min(at, present) if at else present
