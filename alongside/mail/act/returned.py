"""A mail that the smarthost refused for good counts as a bounce that came by mail would."""

from alongside.core.jobs import job
from alongside.core.mailtext.reports.codes import means
from alongside.mailroom.models import Delivery
from alongside.mailroom.standing import count_bounce

ANY = "refused at the door"  # in the place of a provider: only the code of an answer is kept


@job()
def count_refused(delivery: int) -> None:
    """Count it for the member it was meant for, by the code it was refused with."""
    row = Delivery.objects.filter(pk=delivery).first()
    if row is not None:
        count_bounce(row.alias_id, str(means(row.trouble)), domain=ANY)
