"""How a member becomes known, and then trusted: by days here and by people, never by clicks."""

from datetime import date, timedelta

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.rows import fetched
from alongside.core.writing import writing
from alongside.memberships.models import Membership, Stage, State
from alongside.standing.arrive import came_on
from alongside.standing.models import Arrived
from alongside.standing.stages import has_enough_known

KNOWN_AFTER = timedelta(days=14)  # longer than most who come for one quick sale stay
ANSWERED_BY = 5  # known members: a handful of real people took them for one of theirs
TRUSTED_AFTER = timedelta(days=60)  # two months of being around
VOUCHED_BY = 2  # people who say how they know this one: a single friend, or a second account, is not enough

# Who answered this alias: in a thread it began, or to a post of its own. Whether any of them blocked it, or it them,
# changes nothing here, for then its own limits would tell it of a block. By hand: what is said lies above this app.
ANSWERED = """
    SELECT COUNT(*) FROM (
        SELECT p.author_id FROM threads_thread t JOIN threads_post p ON p.thread_id = t.id
        WHERE t.started_by_id = %s AND p.withdrawn_at IS NULL AND NOT p.removed
        UNION SELECT p.author_id FROM threads_post o JOIN threads_post p ON p.answers_id = o.id
        WHERE o.author_id = %s AND p.withdrawn_at IS NULL AND NOT p.removed
    ) answered JOIN memberships_membership m ON m.alias_id = answered.author_id
    WHERE m.community_id = %s AND m.state = 'active' AND (m.stage <> 'new' OR m.role <> 'member')
      AND m.alias_id <> %s"""
# Of whom, not by whom: nobody can tell. Whoever left, or was let go, says nothing any more. By hand, as above.
VOUCHED = "SELECT COUNT(*) FROM friends_vouch WHERE of_id = %s"


@job()
def grow() -> None:
    """Let everybody come to the stage that time and people brought them to; for each day."""
    young = Membership.objects.filter(state=State.ACTIVE).exclude(stage=Stage.TRUSTED)
    arrived = Arrived.objects.in_bulk(list(young.values_list("pk", flat=True)))
    enough: dict[int, bool] = {}
    for member in list(young.select_related("alias")):
        came = came_on(member.alias, arrived.get(member.pk))
        if member.stage == Stage.NEW and _is_known(member, came, enough):
            _come_to(member, Stage.KNOWN)
        elif member.stage == Stage.KNOWN and _is_trusted(member, came):
            _come_to(member, Stage.TRUSTED)


def answered_by(member: Membership) -> int:
    """How many known members answered this one."""
    me = member.pk
    return int(fetched(ANSWERED, [me, me, member.community_id, me])[0][0])


def _is_known(member: Membership, came: date, enough: dict[int, bool]) -> bool:
    if came + KNOWN_AFTER > clock.today():
        return False
    if member.community_id not in enough:
        enough[member.community_id] = has_enough_known(member.community_id)
    return enough[member.community_id] and answered_by(member) >= ANSWERED_BY


def vouched_by(member: Membership) -> int:
    """How many people here say how they know this one."""
    return int(fetched(VOUCHED, [member.pk])[0][0])


def _is_trusted(member: Membership, came: date) -> bool:
    return came + TRUSTED_AFTER <= clock.today() and vouched_by(member) >= VOUCHED_BY


def _come_to(member: Membership, stage: str) -> None:
    """Take this step, unless a host or somebody's going changed the membership meanwhile."""
    with writing():
        here = Membership.objects.filter(pk=member.pk, state=State.ACTIVE, stage=member.stage)
        if here.update(stage=stage) and stage == Stage.TRUSTED:
            Arrived.objects.filter(pk=member.pk).delete()
