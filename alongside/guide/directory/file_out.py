"""The directory as one open file, `alongside-directory-1`: the same entries give the same bytes, wherever they are."""

import json
from typing import Any

from django.conf import settings

from alongside.guide.directory.fields import LONGEST, MOST
from alongside.guide.directory.listing import listed
from alongside.guide.models import Entry, Kind

FORMAT, LICENCE = "alongside-directory-1", "CC0-1.0"
FIELDS = (
    "ref", "kind", "name", "what", "who", "conditions", "stands", "hopes", "languages", "countries", "cost", "privacy",
    "run_by", "link", "telephone", "source", "came_on", "looked_on",
)  # fmt: skip


def directory_file() -> bytes:
    """Every listed entry; nothing of who suggested or keeps it, nor of what this house found out about links."""
    entries = sorted((said for entry in listed() if (said := _said(entry))), key=lambda said: str(said["ref"]))
    whole = {"format": FORMAT, "licence": LICENCE, "entries": entries}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _said(entry: Entry) -> dict[str, Any] | None:
    """One entry, every field in the same order; a community of this house by its public address, if it has one."""
    said = {name: getattr(entry, name) for name in FIELDS}
    if entry.community is not None:
        if not settings.URL.startswith("https://"):
            return None
        link = f"{settings.URL}/c/{entry.community.public_id}/"
        said |= {"kind": Kind.FORUM.value, "link": link, "source": link}
        said |= {name: " ".join(str(said[name]).split())[: LONGEST[name]] for name in ("name", "what", "who")}
    said |= {name: list(said[name]) for name in MOST}
    return said | {name: said[name].isoformat() if said[name] else None for name in ("came_on", "looked_on")}
