"""Telling people: of a post, whom it answers, whom it names and who follows the thread; and of what else is news."""

from datetime import timedelta

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.rows import changed, fetched, stored_moment
from alongside.core.writing import writing
from alongside.notify.models import Way
from alongside.notify.ways import News, bringing, hand_on
from alongside.threads.page import aware

# One statement, however many follow: the nearest reason counts (0 answers, 1 mentions, 2 is followed). Who stopped
# following their own thread isn't told of answers to it. Whoever has muted the thread, has read so far already, or
# keeps away from the author is not told, and nobody of their own words; being named tells nobody who wants quiet.
# A line of a chat tells whom it answers or names, and nobody else, as long as the chat goes on; whoever asks a question
# is told of no answer to it, also later.
TELL = """
    INSERT INTO notify_notice (alias_id, thread_id, post_id, about, at, seen)
    SELECT m.alias_id, t.id, p.id,
           CASE WHEN MIN(w.reason) = 0 OR (p.answers_id IS NULL AND m.alias_id = t.started_by_id) THEN 'answer'
                WHEN MIN(w.reason) = 1 THEN 'mention' ELSE 'followed' END, %s, %s
    FROM threads_post p JOIN threads_thread t ON t.id = p.thread_id
    JOIN (SELECT o.author_id AS alias_id, 0 AS reason
          FROM threads_post s JOIN threads_post o ON o.id = s.answers_id WHERE s.id = %s
            AND NOT EXISTS (SELECT 1 FROM chats_question q WHERE q.post_id = o.id)
          UNION ALL SELECT n.alias_id, 1 FROM threads_mention n WHERE n.post_id = %s
            AND NOT EXISTS (SELECT 1 FROM standing_quiet q WHERE q.alias_id = n.alias_id)
          UNION ALL SELECT f.alias_id, 2
          FROM threads_following f JOIN threads_post s ON s.thread_id = f.thread_id WHERE s.id = %s AND f.follows) w
      ON w.alias_id <> p.author_id
    JOIN memberships_membership m ON m.alias_id = w.alias_id AND m.state = 'active'
    LEFT JOIN threads_following r ON r.thread_id = t.id AND r.alias_id = m.alias_id
    WHERE p.id = %s AND p.withdrawn_at IS NULL AND NOT p.removed
      AND (r.id IS NULL OR (NOT r.muted AND r.read_to < p.number))
      AND (w.reason < 2 OR t.chat = '' OR NOT EXISTS (
        SELECT 1 FROM chats_chat h WHERE h.thread_id = t.id AND (t.is_live OR p.number <= h.last_number)))
      AND NOT EXISTS (SELECT 1 FROM standing_distance d WHERE d.by_id = m.alias_id AND d.of_id = p.author_id)
    GROUP BY m.alias_id, t.id, p.id, p.answers_id, t.started_by_id
    ON CONFLICT DO NOTHING"""


# When a post may leave by one of the ways, where anybody wants it so at all. Most communities' posts end here.
LEAVES = """
    SELECT p.at, c.mail_wait FROM threads_post p
    JOIN threads_thread t ON t.id = p.thread_id JOIN communities_community c ON c.id = t.community_id
    WHERE p.id = %s AND EXISTS (
        SELECT 1 FROM memberships_membership m JOIN notify_mailchoice n ON n.alias_id = m.alias_id
        WHERE m.community_id = c.id AND m.state = 'active' AND (n.mail IN ('every', 'followed') OR %s)
          AND %s IN (n.answers, n.mentions, n.followed))"""


@job()
def tell_of_post(post: int) -> None:
    """Leave a notice for everybody who wants to hear of this post, and word for every way; done twice, it is once."""
    with writing():
        changed(TELL, [stored_moment(clock.now()), False, post, post, post, post])
        for way in bringing(News.POST):
            for at, wait in fetched(LEAVES, [post, way != Way.MAIL, way]):
                hand_on(News.POST, str(post), by=way, at=aware(at) + timedelta(minutes=wait), post=post)


@job()
def tell_of_message(friendship: int, number: int) -> None:
    """Leave word of a friend's words for every way; the page reads them where they stand."""
    hand_on(News.MESSAGE, f"{friendship} {number}", friendship=friendship, number=number)


@job()
def tell_of_ask(friendship: int) -> None:
    """Leave word that somebody would like to be friends."""
    hand_on(News.ASK, str(friendship), friendship=friendship)


@job()
def tell_of_chat(chat: int = 0, question: int = 0) -> None:
    """Leave word that the hour of a chat is over, for those who couldn't come; or that this question was asked."""
    if question:
        hand_on(News.QUESTION, str(question), question=question)
    else:
        hand_on(News.CHAT_SAID, str(chat), chat=chat)


@job()
def remind_of_coming_chats(chat: int = 0) -> None:
    """Let every way look whom a chat that comes soon reminds, and, when one changed, who was told otherwise of it."""
    hand_on(News.CHATS_SOON, "")
