"""What clocks on a wall show: "2026-12-05T14:00" in some zone, kept as it was said, and the moment that it means.

An hour that comes twice means the first one. One that a clock leaps over means the moment that would have been it: an
hour later by the clocks there, as RFC 5545 has it.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def there(wall: str, zone: str) -> datetime:
    """The moment when the clocks of a zone say this."""
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone))


def moment(wall: str, zone: str) -> datetime:
    """The same in UTC, by the zone's rules as they are today."""
    return there(wall, zone).astimezone(UTC)


def read_wall(said: str) -> str | None:
    """A day and an hour to the minute as somebody typed them, or nothing where it is neither."""
    try:
        local = datetime.fromisoformat(said)
    except ValueError:
        return None
    if local.tzinfo or not 1000 < local.year < 9000:  # further out no zone can be reckoned with
        return None
    return local.isoformat(timespec="minutes")


def shown(wall: str, zone: str) -> str:
    """What the clocks there really show at that moment: the same, but for hours that don't exist."""
    return wall_at(moment(wall, zone), zone)


def wall_at(at: datetime, zone: str) -> str:
    """What the clocks of a zone show at a moment."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None).isoformat(timespec="minutes")
