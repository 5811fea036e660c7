"""Vouches as others read them: plain words for all together, and never a number.

One is "somebody", more are "people". With every further step, such as "a few" and "many", somebody would begin to
collect; and with fewer, one word given in kindness would sound like a village's. The words are the same for everybody
who reads them, so that nobody can tell from them whom they blocked, or who blocked them.
"""

from django.db.models import Count
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.friends.models import How, Vouch


def said_of(alias: Alias) -> list[str]:
    """How people here know this member, the nearest first."""
    counts = dict(Vouch.objects.filter(of=alias).order_by().values_list("how").annotate(Count("pk")))
    return [words_for(how, several=counts[how] > 1) for how in reversed(How.values) if counts.get(how)]


def words_for(how: str, *, several: bool) -> str:
    """One sentence, for one who says it or for several."""
    if how == How.MET:
        return _("People here have met this member.") if several else _("Somebody here has met this member.")
    if how == How.SPOKE:
        several_spoke = _("People here have spoken with this member.")
        return several_spoke if several else _("Somebody here has spoken with this member.")
    several_wrote = _("People here wrote with this member for months.")
    return several_wrote if several else _("Somebody here wrote with this member for months.")


def as_given(how: str) -> str:
    """One's own vouch in one's own words, without the name of whom it is about."""
    return {
        How.MET: _("We have met in person."),
        How.SPOKE: _("We have spoken: by telephone, by video, or in a chat."),
        How.WROTE: _("We wrote to each other for months."),
    }[How(how)]
