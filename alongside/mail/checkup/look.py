"""Every look at mail, one after another."""

from collections.abc import Iterator

from alongside.core.doctor import rows
from alongside.core.doctor.finding import Finding
from alongside.core.doctor.look import look_over
from alongside.mail.checkup import choices, doors, queues
from alongside.mail.checkup.dns import Resolver, system_resolver
from alongside.mail.checkup.names import Names
from alongside.mail.checkup.smarthost import smarthost


def look_over_mail(*, resolver: Resolver | None = None, selector: str = "") -> Iterator[Finding]:
    """Look at doors, smarthost, names and queues; `selector` is the name under which our DKIM key is published."""
    names = Names(resolver or system_resolver(), selector)
    yield from look_over(
        (
            doors.ways_in,
            doors.smtp_port,
            doors.lmtp_port,
            choices.openness,
            choices.sending,
            smarthost,
            choices.author,
            choices.proof,
            *names.looks,
            rows.time,
            queues.coming_in,
            queues.going_out,
            queues.reach,
            doors.round_trip,
        )
    )
