"""A letter to whoever reads by mail: hosts decided something about their words, or their membership, and say why."""

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core.jobs import job
from alongside.hosting.case import spoken_in
from alongside.hosting.models import Decision
from alongside.mail.asking.notice import in_language_of, notify_person
from alongside.mailroom.links import told_link
from alongside.notify.models import Mail, MailChoice
from alongside.ownership.reach import find_person_behind


@job()
def write_of_decision(decision: int) -> None:
    """Write the statement of reasons to the person concerned, if mail is how they take part."""
    told = Decision.objects.select_related("case__by__community").filter(pk=decision, case__by__isnull=False).first()
    if told is None or told.case is None or told.case.by is None:
        return
    alias = told.case.by
    if not MailChoice.objects.filter(pk=alias.pk).exclude(mail=Mail.NOTHING).exists():
        return
    person, said = find_person_behind(alias), spoken_in(told.case)
    if person is None or not said:
        return
    with translation.override(alias.community.language), in_language_of(person):
        words = _("You can read it again, and say that you see it otherwise, here:")
        text = f"{said[-1].text}\n\n{words}\n\n{told_link(alias.community.public_id)}"
        subject = _("The hosts of %(community)s wrote to you") % {"community": alias.community.name}
        notify_person(person, subject=subject, text=text)
