"""Mail from us to one person about a mail of theirs: to an address they proved, in their language, three a day."""

from contextlib import suppress
from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.addresses import addresses_of
from alongside.accounts.letters import queue_letter
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import Preferences, get_preferences
from alongside.aliases.models import Alias
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.mailroom.held import Story, keep
from alongside.mailroom.links import held_mail_link, today_link
from alongside.notify.models import Mail, MailChoice
from alongside.notify.person import DISCREET
from alongside.ownership.reach import find_person_behind

KEPT_A_DAY = 20  # notes on a person's own page that were in no mail; nobody fills it in their name
A_DAY = 3  # notices; more would be a burden, and two machines that answer each other stop here


def in_language_of(person: PersonId) -> translation.override:
    """Speak this person's language inside; that of the place around, if they chose none."""
    return translation.override(get_preferences(person).language or translation.get_language())


def is_discreet(preferences: Preferences) -> bool:
    """Whether mail to this person must tell nothing; unless they said that nobody else sees it, it must not.

    It is one mailbox: whoever said in a single community that somebody else could see it, said so of all notices.
    """
    if preferences.more.get(DISCREET) is not False:
        return True
    aliases = preferences.aliases.values()
    return MailChoice.objects.filter(alias__public_id__in=aliases, discreet=True).exclude(mail=Mail.NOTHING).exists()


def find_mailed(alias: Alias) -> tuple[PersonId, str] | None:
    """The person behind an alias, with the address to which their letters go; nothing where mail reaches nobody."""
    person = find_person_behind(alias)
    addresses = addresses_of(person) if person is not None else []
    return (person, addresses[0].text) if person is not None and addresses else None


def notify_person(
    person: PersonId, *, subject: str, text: str, reply_to: str = "", answers: str = "", is_kept: bool = False
) -> bool:  # fmt: skip
    """Write to a person at their own address, or say False: no address, or enough notices for today.

    Who shares a mailbox with somebody gets a note without a word of it; what it says waits on their own page, and so
    does what it asks: a yes to what nobody could read is no answer. `is_kept`: it lies on that page already.
    """
    addresses = addresses_of(person)
    if not addresses:
        return False
    try:
        spend("mail-notices", str(person), most=A_DAY, per=timedelta(days=1), words="")
    except TooOften:
        _keep_unsent(person, subject, text, is_kept=is_kept)
        return False
    if is_discreet(get_preferences(person)):
        _keep_unsent(person, subject, text, is_kept=is_kept)
        (subject, text), reply_to, answers = neutral_words(), "", ""
    queue_letter(to=addresses[0].text, subject=subject, text=text, reply_to=reply_to, answers=answers)
    return True


def _keep_unsent(person: PersonId, subject: str, text: str, *, is_kept: bool) -> None:
    """Leave on their own page what no mail says."""
    if is_kept:
        return
    with suppress(TooOften):
        spend("mail-notes-kept", str(person), most=KEPT_A_DAY, per=timedelta(days=1), words="")
        keep(person, Story(subject=subject, text="", happened=text, why="", to_do=""))


def something_new() -> tuple[str, str]:
    """Subject and text of a letter to whoever shares a mailbox: what is new stands on the page that it leads to."""
    text = _("There is something new for you. You can read it here:")
    return _("There is something new for you"), f"{text}\n{today_link()}"


def neutral_words() -> tuple[str, str]:
    """Subject and text that tell nobody anything."""
    return _("A note for you"), _("There is a note for you. You can read it here:\n\n%(link)s") % {
        "link": held_mail_link()
    }
