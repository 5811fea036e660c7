"""Standing's part in erasure."""

from django.db.models import Q

from alongside.core.writing import writing
from alongside.standing.models import Distance, Pause


def forget_standing(alias_id: int) -> None:
    """Forget whom this alias kept away, who kept it away, and any pause."""
    with writing():
        Distance.objects.filter(Q(by=alias_id) | Q(of=alias_id)).delete()
        Pause.objects.filter(alias=alias_id).delete()
