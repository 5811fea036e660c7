"""What happens in the mailroom."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class MailArrived(Event):
    """A mail is on the disk, and its sender was told so."""

    incoming: int


@dataclass(frozen=True)
class DeliveryFailed(Event):
    """A mail to a member was refused for good; the delivery's row says with which code."""

    delivery: int
