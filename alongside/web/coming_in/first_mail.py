"""What a newcomer gets by mail, by what they said about their mail at the door; all of it can be changed inside."""

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import get_preferences
from alongside.accounts.ways import ways_of
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import choose_mail
from alongside.notify.models import Mail
from alongside.notify.person import DISCREET, WANTS_MAIL


def choose_at_the_door(membership: Membership, person_id: PersonId) -> None:
    """Mail of threads they will follow, for who gave an address and wants mail; nothing for everybody else.

    An address that is added later, to sign in with, starts no mail: that is asked for on its own page.
    """
    preferences = get_preferences(person_id)
    more = preferences.more
    wants = more.get(WANTS_MAIL) is True and ways_of(person_id).addresses > 0
    alias = membership.alias
    newcomer = Viewer(membership.community_id, alias.pk, alias.public_id, alias.name)  # who asked may wait for a yes
    choose_mail(
        by=newcomer,
        mail=Mail.FOLLOWED if wants else Mail.NOTHING,
        discreet=more.get(DISCREET) is not False,
        zone=preferences.zone,
    )
