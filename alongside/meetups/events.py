"""What happens with meet-ups. Events name the meet-up, and never who comes."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class MeetupPlanned(Event):
    """Somebody planned to meet."""

    meetup: int


@dataclass(frozen=True)
class MeetupChanged(Event):
    """Something about it is different now."""

    meetup: int


@dataclass(frozen=True)
class MeetupCalledOff(Event):
    """It doesn't happen."""

    meetup: int


@dataclass(frozen=True)
class MeetupTakenUp(Event):
    """It happens after all."""

    meetup: int
