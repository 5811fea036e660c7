"""Keeping what isn't said yet."""

import json

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import Refused
from alongside.core.rows import columns_of, fetched, made
from alongside.core.sealing import alias_scope, seal, unseal
from alongside.core.writing import writing
from alongside.drafts.models import Draft
from alongside.memberships.viewer import Viewer

SEALED = "drafts_draft.sealed"
KEPT = f"SELECT {columns_of(Draft, 'd')} FROM drafts_draft d WHERE d.alias_id = %s AND d.place = %s"  # noqa: S608
LONGEST = 24_000  # characters: a post at its longest, its title and choices, and some to be shortened


class DraftTooLong(Refused):
    """More than can be kept until it is said."""


def keep(place: str, words: dict[str, str], *, by: Viewer) -> None:
    """Keep these words for this place, in place of what was kept before; empty words forget it."""
    if not any(text.strip() for text in words.values()):
        forget(place, by=by)
        return
    if sum(map(len, words.values())) > LONGEST:
        raise DraftTooLong(_("This is longer than we can keep. You could share it in two parts."))
    draft = Draft.objects.filter(alias_id=by.member_id, place=place).first()
    draft = draft or Draft(alias_id=by.member_id, place=place)
    draft.sealed = seal(
        json.dumps(words, ensure_ascii=False), scope=alias_scope(by.alias), place=SEALED, row=draft.public_id
    )
    draft.day = clock.today()
    with writing():
        Draft.objects.bulk_create(
            [draft],
            update_conflicts=True,
            unique_fields=["alias", "place"],
            update_fields=["sealed", "day", "public_id"],
        )


def find_draft(place: str, *, by: Viewer) -> dict[str, str]:
    """What was kept for this place; nothing when there is nothing."""
    found = fetched(KEPT, [by.alias_id, place]) if by.is_member else []
    return _opened(made(Draft, found[0]), by) if found else {}


def drafts_by(viewer: Viewer) -> list[tuple[str, dict[str, str]]]:
    """All of the viewer's own drafts in this community: the place and the words."""
    drafts = Draft.objects.filter(alias_id=viewer.member_id).order_by("-day", "-pk") if viewer.is_member else ()
    return [(draft.place, _opened(draft, viewer)) for draft in drafts]


def has_drafts(viewer: Viewer) -> bool:
    """Whether anything unsaid is kept for the viewer here."""
    found = "SELECT 1 FROM drafts_draft WHERE alias_id = %s LIMIT 1"
    return viewer.is_member and bool(fetched(found, [viewer.alias_id]))


def forget(place: str, *, by: Viewer) -> None:
    """Forget the draft of this place; it was said, or isn't wanted."""
    if fetched(KEPT, [by.member_id, place]):  # most often there is none, and a commit waits for the disk
        with writing():
            Draft.objects.filter(alias_id=by.member_id, place=place).delete()


def _opened(draft: Draft, by: Viewer) -> dict[str, str]:
    words = json.loads(unseal(draft.sealed, scope=alias_scope(by.alias), place=SEALED, row=draft.public_id))
    return {str(key): str(text) for key, text in words.items()}
