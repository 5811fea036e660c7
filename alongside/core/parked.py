"""Jobs that failed again and again and were put aside: which they are, and letting them run again."""

from alongside.core import clock
from alongside.core.models import JobRow
from alongside.core.writing import writing


def parked_jobs() -> list[str]:
    """What was put aside, as "search.remember.index_post (ValueError)", each once."""
    rows = JobRow.objects.filter(parked=True).values_list("name", "trouble").order_by("name", "trouble").distinct()
    return [f"{name} ({trouble})" for name, trouble in rows]


def let_run_again() -> int:
    """Let the jobs that were put aside run again, once what ailed them is mended; returns how many there were."""
    with writing():
        return JobRow.objects.filter(parked=True).update(parked=False, attempt=0, leased_until=0, due=clock.now())
