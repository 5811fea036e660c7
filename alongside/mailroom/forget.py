"""The mailroom's part in leaving and in erasure; a person's held mail goes with the person's own row."""

from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.mailroom.models import Delivery, MailStanding
from alongside.mailroom.tokens import revoke_tokens
from alongside.memberships.models import Membership, State


def forget_mail(alias_id: int) -> None:
    """Let no address of this alias lead anywhere, nothing more go to it, and nobody know what bounced."""
    with writing():
        revoke_tokens(alias_id)
        Delivery.objects.filter(alias_id=alias_id).delete()
        MailStanding.objects.filter(alias_id=alias_id).delete()


@job()
def forget_mail_of_left(community: int, alias: int) -> None:
    """The same for an alias that left or was removed, unless it came back meanwhile."""
    if not Membership.objects.filter(pk=alias, state=State.ACTIVE).exists():
        forget_mail(alias)
