"""A community's everything, to take along: its words as a mail archive and as JSON, its people by alias, its files.

No person, address, draft, private word or case is in it: those belong to persons, who take them along themselves.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alongside.aliases.models import Alias, State
from alongside.chats.export import export_community_chats
from alongside.communities.found import CHANGEABLE
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.hosting.pairs.access import journal_by
from alongside.media.access import documents_at, file_of, file_of_document, pictures_at
from alongside.meetups.export import export_meetups
from alongside.memberships.access import require_founder
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer
from alongside.portability.as_mail import as_mail
from alongside.sources.export import export_shown_notes
from alongside.threads.export import export_thread, shown_posts
from alongside.threads.models import Thread
from alongside.threads.saying import place_of

FORMAT = "alongside-community-1"
TOLD = ("name", "pronouns", "about", "lives_with", "cares_for", "lost_someone", "works_with", "is_own_name", "state")


def export_community(community: Community, file: Path, *, by: Viewer) -> None:
    """Write a community into a zip file; for its founders."""
    require_founder(by)
    if by.community_id != community.pk:
        raise NotFound
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr("community.json", json.dumps(_community(community, by), ensure_ascii=False, indent=2))
        with into.open("threads.jsonl", "w") as raw, io.TextIOWrapper(raw, encoding="utf-8") as out:
            for thread in _threads(community):
                whole = export_thread(thread) | {"context_notes": export_shown_notes(thread)}
                out.write(json.dumps(whole, ensure_ascii=False) + "\n")
        with into.open("archive.mbox", "w") as out:
            for thread in _threads(community):
                for post in shown_posts(thread):
                    out.write(as_mail(post, thread))
        _add_files(into, community)
    file.chmod(0o600)


def _community(community: Community, by: Viewer) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "written_on": clock.today().isoformat(),
        "community": {"id": community.public_id} | {name: getattr(community, name) for name in CHANGEABLE},
        "aliases": list(_aliases(community)),
        "meetups": export_meetups(community),
        "chats": export_community_chats(community),
        "journal": [
            {
                "id": entry.public_id,
                "at": entry.at.isoformat(timespec="minutes"),
                "by": entry.by.public_id,
                "verb": entry.verb,
                "about": entry.about,
                "because": entry.because,
            }
            for entry in journal_by(by).order_by("pk")
        ],
    }


def _aliases(community: Community) -> Iterator[dict[str, Any]]:
    roles = dict(Membership.objects.filter(community=community).values_list("alias_id", "role"))
    for alias in Alias.objects.filter(community=community).exclude(state=State.FORMER).order_by("pk").iterator():
        told = {name: getattr(alias, name) for name in TOLD}
        yield {"id": alias.public_id, "since": f"{alias.month:%Y-%m}", "role": roles.get(alias.pk, "")} | told


def _threads(community: Community) -> Iterator[Thread]:
    threads = Thread.objects.filter(community=community, gone=False).select_related("community", "started_by")
    return threads.order_by("pk").iterator(chunk_size=200)


def _add_files(into: zipfile.ZipFile, community: Community) -> None:
    """The pictures and documents of posts, each once."""
    written: set[str] = set()
    for thread in _threads(community):
        places = [place_of(post) for post in shown_posts(thread)]
        for picture in (picture for found in pictures_at(places).values() for picture in found):
            _add(into, file_of(picture, "large"), f"pictures/{picture.public_id}.webp", written)
        for document in (document for found in documents_at(places).values() for document in found):
            _add(into, file_of_document(document), f"documents/{document.public_id}.{document.format}", written)


def _add(into: zipfile.ZipFile, file: Path, name: str, written: set[str]) -> None:
    if name not in written and file.exists():
        into.write(file, name, zipfile.ZIP_STORED)
        written.add(name)
