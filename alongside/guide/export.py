"""The guide's part in exports."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.guide.directory.file_out import FIELDS
from alongside.guide.models import Entry, Guide


def export_guide(alias: Alias) -> dict[str, Any]:
    """Whether this alias guides, and what it suggested for the directory."""
    suggested = Entry.objects.filter(suggested_by=alias).order_by("pk")
    return {
        "guides": Guide.objects.filter(alias=alias).exists(),
        "suggested": [
            {name: str(said) if name in ("came_on", "looked_on") and said else said for name, said in one.items()}
            for one in suggested.values(*FIELDS, "state")
        ],
    }
