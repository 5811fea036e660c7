"""Mail to postmaster@ and abuse@ that waits for whoever runs the installation."""

from django.db.models import QuerySet

from alongside.core.writing import writing
from alongside.mailroom.models import Arrival, State
from alongside.mailroom.receive import raw_of

FOR_OPERATOR = "for-operator"  # the verdict of such a mail, when no address was set to pass it on to


def waiting_for_operator() -> QuerySet[Arrival]:
    """The mails that nobody was told of yet."""
    return Arrival.objects.filter(state=State.HELD, verdict=FOR_OPERATOR)


def take_mail_for_operator() -> list[bytes]:
    """Those mails, oldest first, as they came; afterwards they wait no more."""
    waiting = waiting_for_operator().select_related("incoming").order_by("at")
    found = {arrival.pk: raw_of(arrival.incoming) for arrival in waiting if arrival.incoming}
    with writing():
        Arrival.objects.filter(pk__in=found).update(state=State.ACTED)
    return list(found.values())
