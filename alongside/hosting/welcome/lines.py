"""The few threads on a community's page in which somebody waits, for those who offered to answer."""

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.rows import fetched, stored_moment
from alongside.hosting.welcome.access import RESPONDS, STALE
from alongside.memberships.viewer import Viewer
from alongside.threads.listing import LIST, Line, asked_of, line_of

A_FEW = 3

# The inner query names the community once more: asked for each thread anew it would take a hundred times as long.
# What speaks to nobody any more was taken back; whoever hosts, and did not offer, finds it on the hosts' pages.
# The plus keeps the outer one from walking along every thread of the community: it has three ids to look at.
WAITING = f"""{LIST.replace("t.community_id =", "+t.community_id =")} AND t.id IN (
        SELECT w.thread_id FROM hosting_wait w JOIN threads_post p ON p.id = w.post_id
        JOIN memberships_membership m ON m.alias_id = %s AND m.welcomes AND {RESPONDS}
        WHERE w.community_id = %s AND w.over = FALSE AND w.since > %s AND w.alias_id <> m.alias_id
          AND p.withdrawn_at IS NULL AND NOT p.removed
          AND NOT EXISTS (SELECT 1 FROM standing_distance d WHERE d.by_id = m.alias_id AND d.of_id = w.alias_id)
        ORDER BY w.since LIMIT %s) AND NOT t.locked
    ORDER BY t.started_at, t.id LIMIT %s"""  # noqa: S608


def waiting_for(viewer: Viewer, community: Community) -> list[Line]:
    """Threads in which somebody has waited longest for a first answer, for a member who offered to welcome."""
    since = stored_moment(clock.now() - STALE)
    asked = [*asked_of(viewer, community), viewer.alias_id, community.pk, since, A_FEW, A_FEW]
    return [line_of(row) for row in fetched(WAITING, asked)]
