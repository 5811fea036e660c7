"""What Today reads of the hosts' side, in one query: whose hosts wrote, one's card, cases one is asked about."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from alongside.core import clock
from alongside.core.rows import fetched, stored_moment
from alongside.hosting.crisis.access import CARD_KEPT
from alongside.memberships.access import HOSTS
from alongside.memberships.models import State

A_WEEK = timedelta(days=7)
TODAY = """
    SELECT DISTINCT 'wrote' AS what, c.name AS name, c.public_id AS community, '' AS one, '' AS asked, 0 AS alias
    FROM hosting_case k
    JOIN hosting_said s ON s.case_id = k.id JOIN communities_community c ON c.id = k.community_id
    WHERE k.by_id IN ({these}) AND s.by_host = %s AND k.waits = %s AND s.at > %s
    UNION ALL SELECT * FROM (
        SELECT 'card', '', '', d.public_id, '', 0 FROM hosting_card d
        WHERE d.alias_id IN ({these}) AND d.put_away_at IS NULL AND d.at > %s
        ORDER BY d.at DESC, d.id DESC LIMIT 1) newest
    UNION ALL SELECT 'asked', c.name, c.public_id, k.public_id, CAST(e.asked AS TEXT), m.alias_id
    FROM hosting_escalation e JOIN hosting_case k ON k.id = e.case_id
    JOIN communities_community c ON c.id = k.community_id
    JOIN memberships_membership m ON m.community_id = k.community_id AND m.alias_id IN ({these}) AND m.state = %s
      AND m.role IN (%s, %s)
    WHERE e.next_at IS NOT NULL AND k.waits = %s AND k.taken_by_id IS NULL
    UNION ALL SELECT DISTINCT 'guide', '', '', '', '', 0 FROM guide_guide g JOIN guide_question q ON q.waits = %s
    WHERE g.alias_id IN ({these}) AND q.closed_at IS NULL
    ORDER BY name, community, one"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A case that a host was asked to look at, as a line can say it: nothing of what it holds."""

    case: str
    community: str
    name: str


@dataclass(slots=True)
class ForToday:
    """Communities (id and name) whose hosts wrote this week and weren't answered; the newest card; cases one was asked
    about as a host, and nobody has yet; whether a visitor asks the guide, for those who guide."""

    wrote: list[tuple[str, str]] = field(default_factory=list)
    card: str = ""
    asked: list[Asked] = field(default_factory=list)
    guide: bool = False  # a visitor waits for a guide, and one guides


def hosts_side_of_today(aliases: Sequence[int]) -> ForToday:
    """All of it, for every alias that one person has or had."""
    found = ForToday()
    if not aliases:
        return found
    now, marks = clock.now(), ", ".join(["%s"] * len(aliases))
    week, month = stored_moment(now - A_WEEK), stored_moment(now - CARD_KEPT)
    told = [*aliases, True, False, week, *aliases, month, *aliases, State.ACTIVE.value, *HOSTS, True, True, *aliases]
    for what, name, community, one, asked, alias in fetched(TODAY.replace("{these}", marks), told):
        if what == "wrote":
            found.wrote.append((str(community), str(name)))
        elif what == "card":
            found.card = str(one)
        elif what == "guide":
            found.guide = True
        elif alias in json.loads(asked):
            found.asked.append(Asked(str(one), str(community), str(name)))
    return found
