"""Who gets mail now: who still belongs here, wants it, can be reached, and where."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from alongside.accounts.addresses import mail_addresses_of
from alongside.accounts.preferences import preferences_of
from alongside.accounts.rest import resting
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.mail.sending.prepared import for_envelope
from alongside.mailroom.standing import resting_among
from alongside.memberships.models import State
from alongside.notify.models import Mail, MailChoice
from alongside.notify.person import DISCREET
from alongside.ownership.reach import people_behind


@dataclass(frozen=True, slots=True)
class Receiver:
    """A member who gets mail now."""

    public_id: str
    name: str
    address: str
    discreet: bool
    language: str  # which they chose, or none; of whoever reads discreet mail alone
    chose: bool  # mail of this community; whoever didn't gets only what they asked for by itself


def receivers_of(aliases: Iterable[int], *, asked: Collection[int] = ()) -> dict[int, Receiver]:
    """Those of these who get mail now; the same few queries for any batch.

    `asked` are those who asked for one mail by itself, a reminder: it comes to whoever chose no other mail, too.
    """
    here = Alias.objects.filter(pk__in=set(aliases), membership__state=State.ACTIVE)
    names = {pk: (public_id, name) for pk, public_id, name in here.values_list("pk", "public_id", "name")}
    chose = _chose(names)
    discreet = {**dict.fromkeys(_asked_alone(names, asked, chose), True), **chose}
    unreached = resting_among(discreet)
    people = people_behind([alias for alias in discreet if alias not in unreached])
    said = preferences_of({person for alias, person in people.items() if discreet[alias]})
    addresses = mail_addresses_of(set(people.values()) - resting(people.values()))
    return {
        alias: Receiver(
            *names[alias],
            for_envelope(addresses[person]),
            discreet[alias] and (alias in chose or said[person].more.get(DISCREET) is not False),
            said[person].language if person in said else "",
            alias in chose,
        )
        for alias, person in people.items()
        if person in addresses
    }


def _chose(names: Collection[int]) -> dict[int, bool]:
    """Who chose mail of this community that doesn't rest now, with whether it must tell nothing."""
    choices = MailChoice.objects.filter(alias_id__in=names).exclude(mail=Mail.NOTHING)
    return dict(choices.exclude(paused_until__gt=clock.today()).values_list("alias_id", "discreet"))


def _asked_alone(names: Collection[int], asked: Collection[int], chose: Collection[int]) -> set[int]:
    """Who asked for one mail, and chose no other; a rest is a rest from this one too."""
    alone = set(asked).intersection(names).difference(chose)
    if not alone:
        return alone
    return alone.difference(
        MailChoice.objects.filter(alias_id__in=alone, paused_until__gt=clock.today()).values_list("alias_id", flat=True)
    )
