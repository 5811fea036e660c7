"""A card by mail, for whoever writes by mail: the same words, to its author alone."""

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.letters import queue_letter
from alongside.accounts.preferences import Preferences, get_preferences
from alongside.core.jobs import job
from alongside.core.once import do_once
from alongside.hosting.crisis.card import hosts_are_called
from alongside.hosting.crisis.lines import Country, country_of
from alongside.hosting.crisis.there import host_is_there
from alongside.hosting.crisis.words import about_lines, human_words, in_danger, who_is_there
from alongside.hosting.models import Card
from alongside.mail.asking.notice import find_mailed, in_language_of, is_discreet, something_new
from alongside.mailroom.addresses import community_address
from alongside.mailroom.links import card_link, help_link


@job()
def send_card(card: int) -> None:
    """Write to an author whose post came by mail; from a page they were led to it. Run twice, it is one letter."""
    found = Card.objects.filter(pk=card).select_related("alias", "post__thread__community").first()
    if found is None or not found.post.is_plain or found.put_away_at:
        return
    if (mailed := find_mailed(found.alias)) is None:
        return
    person, address = mailed
    preferences = get_preferences(person)
    with translation.override(found.post.thread.community.language), in_language_of(person):
        subject, text = something_new() if is_discreet(preferences) else _whole(found, preferences)
    do_once(found.public_id, lambda: queue_letter(to=address, subject=subject, text=text), by="card by mail")


def _whole(card: Card, preferences: Preferences) -> tuple[str, str]:
    """The card as on its page, with what by mail is done otherwise."""
    community, country = card.post.thread.community, country_of(preferences)
    there = host_is_there(community.pk, for_alias=card.alias_id)
    parts = [
        who_is_there(there=there, called=hosts_are_called(card)),
        *human_words(),
        in_danger(country),
        f"{about_lines()}\n{lines_in(country)}",
        _("To write to the hosts alone, by mail: %(address)s") % {"address": community_address(community, "mods")},
        _("The same on a page, which you can put away there: %(link)s") % {"link": card_link(card.public_id)},
    ]
    return _("A few words for you"), "\n\n".join(parts)


def lines_in(country: Country | None) -> str:
    """The help lines of this country, as a letter names them."""
    if country is None:
        return _("Lines of many countries: %(link)s") % {"link": help_link()}
    return "\n".join(f"{line.name}: {line.number} ({line.hours}; {line.languages})" for line in country.lines)
