"""Duty's part in a person's export: when somebody said they are there, and how they want to be spared."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.hosting.duty.hand_over import left_by
from alongside.hosting.duty.hours import opened
from alongside.hosting.models import Duty, HostCare, Shift


def export_duty(alias: Alias) -> dict[str, Any]:
    """When this alias said it is there, what it left for the next host, and how it wants to be spared."""
    hours = Duty.objects.filter(alias=alias).select_related("alias").order_by("pk")
    care = HostCare.objects.filter(pk=alias.pk).first()
    shifts = Shift.objects.filter(alias=alias).order_by("begun_at")
    return {
        "hours": [{"for": duty.kind, "weekday": it.weekday, "from": it.begins, "to": it.ends, "zone": it.zone}
                  for duty in hours for it in (opened(duty),)],
        "shifts": [{"from": shift.begun_at.isoformat(), "to": shift.ended_at and shift.ended_at.isoformat()}
                   for shift in shifts],
        "handed over": [{"at": note.at.isoformat(), "text": note.words} for note in left_by(alias)],
        "spared crisis cases": bool(care and care.no_crisis),
        "minutes of a shift": care.minutes if care else None,
    }  # fmt: skip
