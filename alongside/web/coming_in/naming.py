"""The name people here will see: a suggestion drawn by lot, and a word of care about names that lead to somebody."""

import secrets

from django.utils.translation import gettext as _

from alongside.accounts.addresses import addresses_of
from alongside.accounts.models import PersonId
from alongside.aliases.name import check_free
from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.core.names import looks_like
from alongside.ownership import acting

DRAWS = 12  # in a full community the quiet names run out; then the field stays empty


def suggest_name(community: Community) -> str:
    """A plain, friendly name that is free here, or nothing."""
    # Translators: words for a name somebody may take, such as birds and trees; add as many as you like.
    words = _(
        "Alder, Aspen, Bramble, Cedar, Clover, Comet, Coral, Curlew, Dune, Ember, Finch, Harbour, Hazel, Heather, "
        "Ivy, Juniper, Lantern, Larch, Lark, Linnet, Magpie, Marigold, Meadow, Moss, Nettle, Oak, Otter, Pebble, "
        "Pine, Plover, Poppy, Quince, Raven, Reed, River, Robin, Rowan, Sage, Sparrow, Swallow, Tansy, Teal, Thistle, "
        "Thrush, Tide, Walnut, Wren, Yarrow"
    ).split(", ")
    # Translators: these go before one of the words above.
    before = _("Quiet, Early, Little, Green, Golden, Kind, Slow, Bright, Northern, Autumn, Morning, Winter").split(", ")
    for draw in range(DRAWS):
        word = secrets.choice(words)
        name = word if draw < DRAWS // 2 else f"{secrets.choice(before)} {word}"
        try:
            return check_free(community, name)
        except Refused:
            continue
    return ""


def care_about(name: str, person_id: PersonId | None) -> str:
    """What to say when a name could lead somebody from here to this person, or to where else they are; or nothing."""
    if person_id is None:
        return ""
    addresses = [address.text for address in addresses_of(person_id)]
    if looks_like(name, addresses):
        return _("This looks like your mail address. Somebody who knows the address could find you by it.")
    elsewhere = [membership.alias.name for membership in acting.memberships_of(person_id)]
    if looks_like(name, elsewhere):
        return _("This looks like a name you use elsewhere. People could see that both are you.")
    return ""
