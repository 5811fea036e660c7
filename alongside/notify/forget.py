"""Notify's part in leaving and in erasure."""

from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.memberships.models import Membership, State
from alongside.notify.models import MailChoice, Notice


def forget_notices(alias_id: int) -> None:
    """Forget what this alias was told, what others were told of its posts, and what it wanted by mail."""
    with writing():
        Notice.objects.filter(alias_id=alias_id).delete()
        Notice.objects.filter(post__author_id=alias_id, post__withdrawn_at__isnull=False).delete()
        MailChoice.objects.filter(alias_id=alias_id).delete()


@job()
def forget_choice_of_left(community: int, alias: int) -> None:
    """Forget what an alias wanted by mail that left or was removed, unless it came back meanwhile."""
    if not Membership.objects.filter(pk=alias, state=State.ACTIVE).exists():
        with writing():
            MailChoice.objects.filter(alias_id=alias).delete()
