"""What was said to the questions of a chat, as mail may hold it, and who has read it on the page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from alongside.chats.models import LeftOut, Question
from alongside.core.errors import NotFound
from alongside.memberships.models import Membership
from alongside.standing.models import Distance
from alongside.threads.models import Following, Post


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without its words."""

    pk: int
    number: int
    author_id: int
    notes: frozenset[str]


def asked_in(chats: Collection[int]) -> list[Question]:
    """The questions of these chats that were asked, and stand, in their order."""
    asked = Question.objects.filter(
        chat__in=chats, post__withdrawn_at=None, post__removed=False, post__thread__gone=False
    )
    return list(asked.select_related("chat", "post__thread__community").order_by("chat", "number"))


def find_question_of(post: Post) -> Question | None:
    """The question of a chat that this post asks, or says something to, also as an answer to somebody's line."""
    if not post.thread.chat:
        return None
    near = [post.pk, post.answers_id or post.pk]
    beyond = Post.objects.filter(pk=post.answers_id or 0, thread=post.thread_id).values("answers")
    return Question.objects.filter(Q(post__in=near) | Q(post__in=beyond)).first()


def post_of(question: Question) -> Post:
    """The post that asks it; these questions all have one."""
    if question.post is None:
        raise NotFound
    return question.post


def lines_of(question: Question) -> list[Line]:
    """The lines to this question that everybody may read now.

    Whoever wants no line kept when the slow lane ends is in no mail at all: a mail can't be called back.
    """
    here = Post.objects.filter(thread_id=post_of(question).thread_id, withdrawn_at=None, removed=False)
    said = here.filter(Q(answers=question.post_id) | Q(answers__answers=question.post_id))
    said = said.exclude(author__in=LeftOut.objects.filter(chat=question.chat_id).values("alias"))
    rows = said.order_by("number").values_list("pk", "number", "author_id", "notes")
    return [Line(pk, number, author, frozenset(notes.split())) for pk, number, author, notes in rows]


def last_number(question: Question, lines: Collection[Line]) -> int:
    """Up to where one has to have read to know them all."""
    return max([post_of(question).number, *(line.number for line in lines)])


def readers_past(thread_id: int, number: int, aliases: Collection[int] | None = None) -> set[int]:
    """Who wants no news of it: they have read so far on the page, or want quiet from this thread."""
    past = Following.objects.filter(Q(muted=True) | Q(read_to__gte=number), thread_id=thread_id)
    past = past if aliases is None else past.filter(alias__in=aliases)
    return set(past.values_list("alias_id", flat=True))


class Eyes:
    """Which lines each of some readers gets: none of whom they keep away, none of what they would rather not meet."""

    def __init__(self, readers: Mapping[int, Membership], lines: Iterable[Line]) -> None:
        self._hidden = {alias: frozenset(reader.hidden_notes) for alias, reader in readers.items()}
        self._away: dict[int, set[int]] = defaultdict(set)
        kept = Distance.objects.filter(by__in=list(readers), of__in={line.author_id for line in lines})
        for by, of in kept.values_list("by_id", "of_id"):
            self._away[by].add(of)

    def shown_to(self, alias: int, lines: Iterable[Line]) -> tuple[Line, ...]:
        """The lines for this reader, in their order."""
        away, hidden = self._away.get(alias, set()), self._hidden[alias]
        return tuple(line for line in lines if line.author_id not in away and not hidden & line.notes)
