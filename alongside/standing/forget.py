"""Standing's part in erasure."""

from django.db.models import Q

from alongside.core.writing import writing
from alongside.standing.models import Arrived, Distance, Pause, Quiet, Trace


def forget_standing(alias_id: int) -> None:
    """Forget whom this alias kept away and who kept it away, any pause, when it came, and what it chose."""
    with writing():
        Distance.objects.filter(Q(by=alias_id) | Q(of=alias_id)).delete()
        Arrived.objects.filter(by_host=alias_id).update(by_host=None)
        for mine in (Pause, Arrived, Quiet, Trace):
            mine._default_manager.filter(alias=alias_id).delete()
