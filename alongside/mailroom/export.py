"""The mailroom's part in what a person takes along."""

from typing import Any

from alongside.accounts.models import PersonId
from alongside.mailroom.held import held_of


def export_held_mail(person: PersonId) -> list[dict[str, Any]]:
    """The person's own mails that didn't get through, with what we said of them."""
    return [
        {
            "day": held.at.date().isoformat(),
            "subject": held.story.subject,
            "text": held.story.text,
            "happened": held.story.happened,
            "why": held.story.why,
            "to_do": held.story.to_do,
        }
        for held in held_of(person)
    ]
