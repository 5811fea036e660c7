"""Whether a host is there now for somebody: said before anything else, and never said when it isn't so."""

from collections.abc import Collection

from alongside.hosting.duty.rota import on_duty
from alongside.hosting.models import Case, DutyKind, HostCare
from alongside.memberships.access import hosts_of


def host_is_there(community_id: int, *, for_alias: int) -> bool:
    """Whether a host other than this alias is on duty now, and looks at such cases."""
    there = [host for host in on_duty(community_id, DutyKind.HOST) if host != for_alias]
    return bool(set(there) - _spared(there))


def not_asked(case: Case) -> set[int]:
    """Whom a case is never brought to: whom it concerns, and who told of it."""
    return {alias for alias in (case.by_id, case.about_alias_id) if alias is not None}


def all_hosts_for(case: Case) -> list[int]:
    """Every host who can be asked about a case; those who are spared such cases only where there is nobody else."""
    able = hosts_of(case.community_id).exclude(pk__in=not_asked(case))
    hosts = list(able.order_by("pk").values_list("pk", flat=True))
    spared = _spared(hosts)
    return [host for host in hosts if host not in spared] or hosts


def _spared(hosts: Collection[int]) -> set[int]:
    return set(HostCare.objects.filter(pk__in=hosts, no_crisis=True).values_list("pk", flat=True))
