"""Nothing in a mail that others read may tell who wrote it: addresses go, names are asked about once."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts.addresses import addresses_of
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.core.mailtext.exposing import names_someone, quoted_heads, replace_own, without_signature
from alongside.core.mailtext.scrubbing import MASK
from alongside.mail.asking.ask import ask
from alongside.mail.taken import Settled, Taken
from alongside.mailroom.addresses import community_address
from alongside.memberships.access import get_alias
from alongside.memberships.viewer import Viewer

UNSIGNED = "mail_unsigned"  # in the preferences: communities in which mails are posted without their signature


# What we made for one member alone, wherever it stands: the link that ends their mail is in every mail they quote.
_MADE_FOR_ONE = re.compile(r"(?<![a-z0-9])[a-z]-[a-z2-7]{20,28}(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Text:
    """What a mail says in words, what it folds, and its subject."""

    words: str
    folded: str
    subject: str


def text_of(taken: Taken, person: PersonId, viewer: Viewer) -> Text:
    """The mail's text as others may read it; Settled when its writer has to be asked about their signature."""
    read = taken.read
    words, signature = read.words, read.signature
    if _exposes(taken, viewer):
        _require_agreed(taken, person, viewer)
        words, signature = without_signature(words, name=read.name, alias=viewer.name)[0], ""
    hide = _hiding(taken, person, viewer)
    folded = "\n\n".join(part for part in (hide.quoted(read.quoted), hide.own(signature)) if part.strip())
    return Text(hide.own(words), folded, hide.own(read.subject))


def private_text_of(taken: Taken, person: PersonId, viewer: Viewer) -> str:
    """Subject and words for the hosts alone: without a question, and without what tells who their writer is."""
    read = taken.read
    words = read.words if read.words.strip() else read.signature
    if _exposes(taken, viewer):
        words = without_signature(words, name=read.name, alias=viewer.name)[0]
    hide = _hiding(taken, person, viewer)
    return "\n\n".join(part for part in (hide.own(read.subject), hide.own(words)) if part.strip())


def _hiding(taken: Taken, person: PersonId, viewer: Viewer) -> "_Hiding":
    addresses = dict.fromkeys([taken.read.address, *(own.text for own in addresses_of(person))])
    community = taken.destination.community
    keep = community_address(community) if community else ""
    return _Hiding(tuple(addresses), taken.read.name, viewer.name, keep)


@dataclass(frozen=True, slots=True)
class _Hiding:
    addresses: tuple[str, ...]
    name: str
    alias: str
    keep: str

    def own(self, text: str, others: str | None = None) -> str:
        """Without the writer's addresses, and without those that were made for one member alone."""
        mine, hosts = self.addresses, (settings.MAIL_DOMAIN,)
        text = replace_own(text, addresses=mine, own=hosts, alias=self.alias, keep=(self.keep,), others=others)
        return _MADE_FOR_ONE.sub("…", text)

    def quoted(self, text: str) -> str:
        """The same for what was quoted, in which nobody's address is left."""
        hosts = (settings.MAIL_DOMAIN,)
        heads = quoted_heads(text, addresses=self.addresses, own=hosts, name=self.name, alias=self.alias)
        return self.own(heads, others=MASK)


def _exposes(taken: Taken, viewer: Viewer) -> bool:
    """Whether its last lines or its signature name its writer, who goes by another name here."""
    read = taken.read
    found = names_someone(read.words, name=read.name, alias=viewer.name, signature=read.signature)
    return found is not None and not get_alias(viewer, viewer.alias).is_own_name


def _require_agreed(taken: Taken, person: PersonId, viewer: Viewer) -> None:
    """Ask once in each community; whoever said yes is never asked there again."""
    community = taken.destination.community
    key = community.public_id if community else ""
    preferences = get_preferences(person)
    known = preferences.more.get(UNSIGNED, [])
    if key in known:
        return
    if "signature" in taken.agreed:
        change_preferences(by=person, more={**preferences.more, UNSIGNED: [*known, key]})
        return
    raise Settled(
        ask(
            taken,
            "signature",
            happened=_("Your mail was not posted yet."),
            # The alias itself isn't named: this stands on a page of the account, above all communities.
            why=_("You go by an alias here, and your mail seems to end with your own name or a phone number."),
            to_do=_("To post it without its signature, answer this mail with the word yes. We won't ask again here."),
        )
    )
