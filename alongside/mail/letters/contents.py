"""What a letter holds for one reader, read when it is asked for: nothing is kept ready that could be taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from alongside.core.rows import fetched
from alongside.memberships.models import Membership, State
from alongside.threads.models import Post, Thread

MOST = 100  # posts in a letter: after a long pause the newest are plenty for one day, and all are on the page

# Not the reader's own words, not what they muted or whom they keep away (nor unasked, what stands under a title of
# somebody blocked), not what came to them as a post already, and
# nothing that moved in with an archive. Who gets single posts gets a letter only after a pause: of what they follow.
# What the reader has read on the page, and kinds of news that they want on the page alone, are in none.
# Of a chat it holds the first post alone, which stands for all of it, and what comes when the slow lane is over.
POSTS = """
    SELECT p.id, p.notes
    FROM threads_post p JOIN threads_thread t ON t.id = p.thread_id AND t.community_id = %s AND NOT t.gone
    LEFT JOIN threads_following f ON f.thread_id = t.id AND f.alias_id = %s
    LEFT JOIN chats_chat h ON t.chat <> '' AND h.thread_id = t.id
    LEFT JOIN notify_mailchoice c ON c.alias_id = %s
    WHERE {WHICH} AND p.withdrawn_at IS NULL AND NOT p.removed AND p.author_id <> %s
      AND (f.id IS NULL OR (NOT f.muted AND f.read_to < p.number))
      AND (h.id IS NULL OR p.number = 1 OR (NOT t.is_live AND p.number > h.last_number))
      AND NOT EXISTS (SELECT 1 FROM standing_distance d WHERE d.by_id = %s AND d.of_id = p.author_id)
      AND (f.follows OR NOT EXISTS (SELECT 1 FROM standing_distance b
                                    WHERE b.by_id = %s AND b.of_id = t.started_by_id AND b.is_block))
      AND NOT EXISTS (SELECT 1 FROM mailroom_delivery g
                      WHERE g.post_id = p.id AND g.alias_id = %s AND g.state IN ('queued', 'sent'))
      AND NOT EXISTS (SELECT 1 FROM portability_archivedmail o WHERE o.post_id = p.id)
      AND (%s <> 'followed' OR f.follows
        OR EXISTS (SELECT 1 FROM threads_post s WHERE s.id = p.answers_id AND s.author_id = %s)
        OR EXISTS (SELECT 1 FROM threads_mention n WHERE n.post_id = p.id AND n.alias_id = %s
                   AND NOT EXISTS (SELECT 1 FROM standing_quiet q WHERE q.alias_id = n.alias_id)))
      AND CASE WHEN h.id IS NOT NULL AND p.number = 1 THEN COALESCE(c.chats, 'mail')
            WHEN EXISTS (SELECT 1 FROM threads_post s WHERE s.id = p.answers_id AND s.author_id = %s)
              OR (p.answers_id IS NULL AND t.started_by_id = %s AND f.follows) THEN COALESCE(c.answers, 'mail')
            WHEN EXISTS (SELECT 1 FROM threads_mention n WHERE n.post_id = p.id AND n.alias_id = %s
                   AND NOT EXISTS (SELECT 1 FROM standing_quiet q WHERE q.alias_id = n.alias_id))
              THEN COALESCE(c.mentions, 'mail') ELSE COALESCE(c.followed, 'mail') END = 'mail'
    ORDER BY p.id DESC LIMIT %s"""
SAID = POSTS.replace("{WHICH}", "p.told_from IS NULL AND p.id > %s AND p.id <= %s")
# What waited for a host has an old key; it counts from the day on which it could be read.
RELEASED = POSTS.replace("{WHICH}", "p.told_from > %s AND p.told_from <= %s")


@dataclass(frozen=True, slots=True)
class Part:
    """One thread in a letter, with what is new in it."""

    thread: Thread
    posts: list[Post]


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything in a letter, in the order in which it began to be said."""

    parts: list[Part]
    noted: list[Post]  # what some would rather not read unawares; it stands last
    more: bool  # whether something older had no room


def post_ids_for(reader: Membership, mail: str, after: int, up_to: int) -> list[int]:
    """The posts for a letter to this reader, oldest first; one more than a letter holds says that there are more."""
    me, hidden = reader.alias_id, set(reader.hidden_notes)
    asked = [reader.community_id, me, me, after, up_to, me, me, me, me, mail, me, me, me, me, me, MOST + 1]
    rows = [*reversed(fetched(SAID, asked)), *reversed(fetched(RELEASED, asked))]
    return [pk for pk, notes in rows if not hidden.intersection(notes.split())]


def read_posts(ids: Iterable[int]) -> dict[int, Post]:
    """The posts themselves, for the letters of many readers at once: most hold the same ones."""
    return Post.objects.select_related("thread__community", "author").in_bulk(set(ids))


def contents_of(ids: Sequence[int], posts: Mapping[int, Post]) -> Contents | None:
    """What is in a letter that holds these; None when nothing is."""
    shown = [posts[pk] for pk in ids[-MOST:] if pk in posts]
    threads: dict[int, Part] = {}
    for post in shown:
        threads.setdefault(post.thread_id, Part(post.thread, [])).posts.append(post)
    if not threads:
        return None
    return Contents(list(threads.values()), [post for post in shown if post.notes], more=len(ids) > MOST)


def find_readers(aliases: Collection[int]) -> dict[int, Membership]:
    """Those of these aliases to whom letters go, with alias and community; whose membership ended is not there."""
    active = Membership.objects.filter(state=State.ACTIVE, community__closed=False)
    return active.select_related("alias", "community").in_bulk(aliases)
