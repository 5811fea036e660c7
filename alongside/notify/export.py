"""Notify's part in what a person takes along."""

from dataclasses import asdict
from typing import Any

from alongside.aliases.models import Alias
from alongside.notify.choice import hours_of
from alongside.notify.kinds import kinds_of
from alongside.notify.models import MailChoice


def export_mail_choice(alias: Alias) -> dict[str, Any] | None:
    """What this alias wants by mail; nothing where nothing was chosen."""
    choice = MailChoice.objects.filter(pk=alias.pk).select_related("alias").first()
    if choice is None:
        return None
    hours = hours_of(choice)
    return {
        "mail": choice.mail,
        "discreet": choice.discreet,
        "paused_until": choice.paused_until.isoformat() if choice.paused_until else "",
        "time_zone": hours.zone,
        "hour": hours.hour,
        "weekday": hours.weekday,
        "quiet_hours": list(hours.quiet or ()),
        "comes_by": asdict(kinds_of(choice)),
        "most_a_day": choice.most,
        "gathered_minutes": choice.gather,
    }
