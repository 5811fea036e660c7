"""How far letters may reach: posts wait a while before they are mailed, so that a slip can be taken back."""

from datetime import timedelta

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.rows import fetched, stored_moment

AT_LEAST = timedelta(minutes=1)  # two posts may be committed in another order than they were numbered

# The youngest posts stand in the threads that came last; an archive's posts have old dates and never hold letters up.
YOUNG = """
    SELECT MIN(COALESCE(p.told_from, p.id)) FROM threads_thread t JOIN threads_post p ON p.thread_id = t.id
    WHERE t.community_id = %s AND t.last_at > %s AND p.at > %s"""
BEFORE = "SELECT COALESCE(MAX(id), 0) FROM threads_post WHERE id < %s"
NEWEST = "SELECT COALESCE(MAX(id), 0) FROM threads_post"
RELEASED = "SELECT COALESCE(MAX(told_from), 0) FROM threads_post WHERE told_from IS NOT NULL"


def newest_to_mail(community_id: int) -> int:
    """The last post, by its key, that letters of this community may hold now; 0 without any.

    It need not be the community's own: as a mark in the order of posts any will do, and this one is found at once.
    """
    wait = Community.objects.values_list("mail_wait", flat=True).get(pk=community_id)
    since = stored_moment(clock.now() - max(timedelta(minutes=wait), AT_LEAST))
    young = fetched(YOUNG, [community_id, since, since])[0][0]
    if young is not None:
        return int(fetched(BEFORE, [young])[0][0])
    return max(int(fetched(NEWEST)[0][0]), int(fetched(RELEASED)[0][0]))
