"""A person's everything, to take along: pages to read, JSON, their pictures and documents, in one zip file."""

import json
import zipfile
from pathlib import Path
from typing import Any

from alongside.accounts.export import export_account
from alongside.accounts.proof import RecentProof
from alongside.chats.export import export_calendar, export_chats
from alongside.core import clock
from alongside.drafts.export import export_drafts
from alongside.friends.export import export_friends
from alongside.friends.showing.export import export_shown
from alongside.friends.vouches.export import export_vouches
from alongside.guide.export import export_guide
from alongside.hosting.crisis.export import export_cards
from alongside.hosting.duty.export import export_duty
from alongside.hosting.export import export_words_to_hosts
from alongside.hosting.welcome.export import export_offer
from alongside.mailroom.export import export_held_mail
from alongside.media.access import documents_of, file_of, file_of_document, pictures_of
from alongside.media.models import Document, Picture
from alongside.meetups.export import export_coming, export_planned
from alongside.memberships.models import Membership
from alongside.notify.export import export_mail_choice
from alongside.ownership import acting
from alongside.portability.readable import readable_account, readable_community
from alongside.sources.export import export_note_answers, export_notes
from alongside.standing.export import export_standing
from alongside.threads.export import export_posts, export_reading

FORMAT = "alongside-person-1"
TOLD = ("name", "pronouns", "about", "lives_with", "cares_for", "lost_someone", "works_with", "is_own_name")


def export_person(file: Path, *, by: RecentProof) -> None:
    """Write everything this person has here into a zip file: their own words, and nobody else's."""
    memberships = acting.memberships_of(by.person_id)
    communities = [_community(membership) for membership in memberships]
    everything = {
        "format": FORMAT,
        "written_on": clock.today().isoformat(),
        "account": export_account(by.person_id),
        "held_mail": export_held_mail(by.person_id),
        "calendar_of_chats": export_calendar(by.person_id),
        "communities": communities,
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr("everything.json", json.dumps(everything, ensure_ascii=False, indent=2))
        into.writestr("index.html", readable_account(everything))
        for number, community in enumerate(communities, 1):
            into.writestr(f"community-{number}.html", readable_community(community))
        for membership in memberships:
            _add_pictures(into, membership.alias.public_id)
            _add_documents(into, membership.alias.public_id)
    file.chmod(0o600)


def _community(membership: Membership) -> dict[str, Any]:
    alias, community = membership.alias, membership.community
    since = f"{alias.month:%Y-%m}"
    return {
        "community": {"id": community.public_id, "name": community.name},
        "alias": {"id": alias.public_id, "since": since} | {name: getattr(alias, name) for name in TOLD},
        "role": membership.role,
        "state": membership.state,
        "greeting": membership.greeting,
        "posts": export_posts(alias),
        "drafts": export_drafts(alias),
        "private_conversations": export_friends(alias),
        "vouches": export_vouches(alias),
        "context_notes": export_notes(alias),
        "answers_in_notes": export_note_answers(alias),
        "reading": export_reading(alias),
        "mail": export_mail_choice(alias),
        "standing": export_standing(alias),
        "words_to_hosts": export_words_to_hosts(alias),
        "cards": export_cards(alias),
        "duty": export_duty(alias),
        "welcome": export_offer(alias),
        "guide": export_guide(alias),
        "meetups": export_planned(alias),
        "coming": export_coming(alias),
        "chats": export_chats(alias),
        "shown_to_friends": export_shown(alias),
        "pictures": [_picture(picture) for picture in pictures_of(alias.public_id)],
        "documents": [_document(document) for document in documents_of(alias.public_id)],
    }


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "file": f"pictures/{picture.public_id}.webp",
        "alternative": picture.alternative,
        "credit": picture.credit,
        "people": picture.people,
        "consent": picture.consent,
        "day": picture.day.isoformat(),
    }


def _add_pictures(into: zipfile.ZipFile, owner: str) -> None:
    for picture in pictures_of(owner):
        place = file_of(picture, "large")
        if place.exists():
            into.write(place, f"pictures/{picture.public_id}.webp", zipfile.ZIP_STORED)


def _document(document: Document) -> dict[str, Any]:
    return {
        "file": f"documents/{document.public_id}.{document.format}",
        "size": document.size,
        "day": document.day.isoformat(),
    }


def _add_documents(into: zipfile.ZipFile, owner: str) -> None:
    for document in documents_of(owner):
        place = file_of_document(document)
        if place.exists():
            into.write(place, f"documents/{document.public_id}.{document.format}", zipfile.ZIP_STORED)
