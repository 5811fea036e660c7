"""Leaving one community: the membership ends at once, and the words stay, stay without a name, or go."""

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.aliases.name import let_go
from alongside.core.errors import Refused
from alongside.core.jobs import enqueue
from alongside.core.writing import writing
from alongside.drafts.forget import forget_drafts
from alongside.hosting.duty.tidy import forget_duty
from alongside.mailroom.forget import forget_mail
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.notify.forget import forget_notices
from alongside.portability.erase import erase_alias, finish_erasure
from alongside.threads.forget import forget_reader

KEEP, NAMELESS, TAKE = "keep", "nameless", "take"
CHOICES = (KEEP, NAMELESS, TAKE)


def go(alias: Alias, *, words: str) -> None:
    """End the membership by its owner's wish; what was written stays, loses its name, or is taken along."""
    if words not in CHOICES:
        raise Refused(_("Please choose what becomes of your words."))
    with writing():
        leave(Membership.objects.get(pk=alias.pk))
        if words == KEEP:
            let_go(alias)
            forget_drafts(alias.pk)
            forget_duty(alias.pk)
            forget_notices(alias.pk)
            forget_mail(alias.pk)
            forget_reader(alias.pk)
        else:
            erase_alias(alias, words_stay=words == NAMELESS)
            enqueue(finish_erasure)
