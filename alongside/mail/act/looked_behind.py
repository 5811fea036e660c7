"""A letter to somebody whose alias hosts looked behind: they hear of it where they are, also if they left."""

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core.jobs import job
from alongside.mail.asking.notice import in_language_of, notify_person
from alongside.mailroom.links import told_link
from alongside.ownership.reach import find_person_behind


@job()
def write_of_look(case: int, alias: int) -> None:
    """Write to the person; the reason itself waits on a page of theirs."""
    told = Alias.objects.select_related("community").filter(pk=alias).first()
    person = find_person_behind(told) if told else None
    if told is None or person is None:
        return
    with translation.override(told.community.language), in_language_of(person):
        text = _(
            "The hosts of %(community)s looked which mail addresses belong to your account. They had to say why. "
            "You can read it, and answer, here:\n\n%(link)s"
        ) % {"community": told.community.name, "link": told_link(told.community.public_id)}
        notify_person(person, subject=_("Hosts looked who you are"), text=text, is_kept=True)
