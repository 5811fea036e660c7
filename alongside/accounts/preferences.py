"""What a person chose for themselves, sealed under their key: language, zone, view, theme, rest, list of aliases."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts.errors import PreferenceUnknown
from alongside.accounts.models import Person, PersonId
from alongside.accounts.zones import zones
from alongside.core.errors import NotFound
from alongside.core.rows import fetched
from alongside.core.sealing import open_soon, person_scope, seal, unseal
from alongside.core.writing import writing

PLACE = "accounts_person.sealed"
SEALED = "SELECT sealed FROM accounts_person WHERE id = %s"
VIEWS = ("usual", "bad-day", "high-contrast")
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Preferences:
    """A person's own choices, as they are when nothing was chosen."""

    language: str = ""
    zone: str = ""
    view: str = "usual"
    theme: str = "auto"
    rests_until: str = ""  # an ISO day, or nothing
    aliases: dict[str, str] = field(default_factory=dict)  # community's public id → alias's public id
    more: dict[str, Any] = field(default_factory=dict)  # what other parts keep for this person, by a name of theirs

    def rests(self, today: date) -> bool:
        """Whether the person asked not to be written to for now."""
        return bool(self.rests_until) and today < date.fromisoformat(self.rests_until)


def get_preferences(person_id: PersonId) -> Preferences:
    """The person's preferences, or NotFound when there is no such person any more."""
    row = next(iter(fetched(SEALED, [person_id])), None)
    if row is None:
        raise NotFound
    return read_preferences(person_id, row[0])


def preferences_of(people: Collection[PersonId]) -> dict[PersonId, Preferences]:
    """The preferences of several people, in two queries for a few hundred; for mail."""
    rows = {PersonId(pk): sealed for pk, sealed in Person.objects.filter(pk__in=people).values_list("pk", "sealed")}
    open_soon(sealed for sealed in rows.values() if sealed)
    return {person: read_preferences(person, sealed) for person, sealed in rows.items()}


def change_preferences(*, by: PersonId, **changes: Any) -> Preferences:
    """Change some of one's preferences; a value that isn't offered is refused."""
    offered: dict[str, Any] = {
        "language": {"", *(code for code, _name in settings.LANGUAGES)},
        "zone": {"", *zones()},
        "view": VIEWS,
        "theme": THEMES,
    }
    for name, value in changes.items():
        if value not in offered.get(name, [value]):
            raise PreferenceUnknown(_("That choice isn't offered here. Please choose one of the list."))
    with writing():
        person = Person.objects.select_for_update().filter(pk=by).first()
        if person is None:
            raise NotFound
        changed = replace(read_preferences(by, person.sealed), **changes)
        Person.objects.filter(pk=by).update(sealed=sealed_preferences(by, changed))
    return changed


def read_preferences(person_id: PersonId, sealed: bytes | memoryview) -> Preferences:
    """Open what a person's row holds; a name that an older release wrote and this one doesn't know is dropped."""
    if not sealed:
        return Preferences()
    stored = json.loads(unseal(sealed, scope=person_scope(person_id), place=PLACE, row=str(person_id)))
    return Preferences(**{f.name: stored[f.name] for f in fields(Preferences) if f.name in stored})


def sealed_preferences(person_id: PersonId, preferences: Preferences) -> bytes:
    """What is stored in the person's row."""
    return seal(json.dumps(asdict(preferences)), scope=person_scope(person_id), place=PLACE, row=str(person_id))
