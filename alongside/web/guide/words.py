"""What an entry says, in the reader's words: kind of company, for whom, languages, countries, and who looked when."""

from dataclasses import dataclass

from django.conf.locale import LANG_INFO
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.guide.directory.listing import is_stale
from alongside.guide.matching.called import called_in
from alongside.guide.models import Entry, Kind, Link
from alongside.hosting.crisis.lines import find_country


def kinds() -> dict[str, str]:
    """What each kind of company is called."""
    return {
        Kind.HERE: _("A community here"),
        Kind.FORUM: _("An online community"),
        Kind.LIST: _("A mailing list"),
        Kind.CHAT: _("A chat"),
        Kind.ORGANISATION: _("An organisation"),
        Kind.TELEPHONE: _("By telephone"),
        Kind.MEETING: _("Groups that meet"),
    }


def stands() -> dict[str, str]:
    """What somebody may have to do with an illness."""
    return {
        "lives_with": _("I live with an illness"),
        "cares_for": _("I care for somebody"),
        "lost": _("I lost somebody"),
    }


def for_whom() -> dict[str, str]:
    """The same, of others."""
    return {
        "lives_with": _("people who live with an illness"),
        "cares_for": _("people who care for somebody"),
        "lost": _("people who lost somebody"),
    }


def hopes() -> dict[str, str]:
    """What one may hope for there."""
    return {"company": _("Company"), "answers": _("Answers"), "read": _("Something to read")}


def language(code: str) -> str:
    """A language by its own name."""
    known = LANG_INFO.get(code.lower(), {})
    return str(known.get("name_local", code)).capitalize()


def country(code: str) -> str:
    """A country by its own name, where we know it."""
    found = find_country(code)
    return found.name if found else code


def looked(entry: Entry) -> str:
    """Who looked, and when: never more than is true."""
    if entry.community_id is not None:
        return _("Its founders say this themselves.")
    if entry.looked_on is None:
        month = date_format(entry.came_on, "YEAR_MONTH_FORMAT")
        return _("Nobody has looked at this since it came here in %(month)s.") % {"month": month}
    day = date_format(entry.looked_on, "DATE_FORMAT")
    if is_stale(entry):
        return _("Somebody last looked at this on %(day)s, more than a year ago.") % {"day": day}
    return _("Somebody looked at this on %(day)s.") % {"day": day}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in a list."""

    public_id: str
    name: str
    who: str
    kind: str
    languages: str
    is_stale: bool
    is_dead: bool


def line_of(entry: Entry) -> Line:
    """How an entry stands in a list."""
    spoken = ", ".join(map(language, entry.languages))
    is_dead = entry.link_state == Link.DEAD
    return Line(entry.public_id, entry.name, entry.who, kinds()[entry.kind], spoken, is_stale(entry), is_dead)


def facts_of(entry: Entry) -> list[tuple[str, str]]:
    """What is known of an entry, each with what it is called; what isn't known is left out."""
    facts = (
        (_("Kind of company"), kinds()[entry.kind]),
        (_("About"), ", ".join(called_in(get_language() or "en", name) for name in entry.conditions)),
        (_("For"), ", ".join(for_whom()[stand] for stand in entry.stands if stand in for_whom())),
        (_("What one finds"), ", ".join(hopes()[hope] for hope in entry.hopes if hope in hopes())),
        (_("Language"), ", ".join(map(language, entry.languages))),
        (_("Where"), ", ".join(map(country, entry.countries))),
        (_("What it costs"), entry.cost),
        (_("How private it is"), entry.privacy),
        (_("Who runs it"), entry.run_by),
    )
    return [(name, said) for name, said in facts if said]
