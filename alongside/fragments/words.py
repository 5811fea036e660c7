"""The words that stand for what is stored as a key: kinds, wishes, content notes, what an alias tells."""

from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from alongside.aliases.models import State
from alongside.memberships.models import Role

TELLS = ("lives_with", "cares_for", "lost_someone", "works_with")


def kinds() -> dict[str, str]:
    """What a post can be."""
    return {"experience": _("my experience"), "asking": _("asking"), "cited": _("cited")}


def wishes() -> dict[str, str]:
    """What an author may want back."""
    return {"listen": _("just listen"), "advice": _("advice welcome"), "no-answer": _("no need to answer")}


def document_kinds() -> dict[str, str]:
    """What kind of document comes with a post."""
    text, table, slides = _("text document"), _("spreadsheet"), _("slides")
    return {
        "pdf": "PDF", "docx": text, "odt": text, "xlsx": table, "ods": table, "pptx": slides, "odp": slides,
        "txt": _("plain text"), "csv": _("plain table"),
    }  # fmt: skip


def size_of(size: int) -> str:
    """So many bytes, as people say it: never less than one kB, and one figure behind the point."""
    if size < 1_000_000:
        return _("%(size)s kB") % {"size": number_format(max(1, round(size / 1_000)))}
    return _("%(size)s MB") % {"size": number_format(size / 1_000_000, decimal_pos=1)}


def notes() -> dict[str, str]:
    """What a reader may want to know first."""
    return {
        "death": pgettext("content note", "death"),
        "scans": pgettext("content note", "scan results"),
        "needles": pgettext("content note", "needles"),
        "weight": pgettext("content note", "weight"),
        "pregnancy": pgettext("content note", "pregnancy"),
        "money": pgettext("content note", "money"),
    }


def tells() -> dict[str, str]:
    """What an alias can tell of itself in a word or two."""
    return {
        "lives_with": _("lives with it"),
        "cares_for": _("cares for someone"),
        "lost_someone": _("lost someone"),
        "works_with": _("works with it"),
    }


def told(flags: tuple[bool, ...], role: str, state: str = "") -> str:
    """What stands beside a name: "lives with it, host"."""
    return _told(flags, role, state, get_language())


@lru_cache(500)
def _told(flags: tuple[bool, ...], role: str, state: str, _language: str | None) -> str:
    words = [word for word, is_told in zip(tells().values(), flags, strict=True) if is_told]
    if role in (Role.FOUNDER, Role.MODERATOR):
        words.append(_("host"))
    if state == State.UNCLAIMED:
        words.append(_("from the archive"))
    return ", ".join(words)


def name_of(name: str, state: str) -> str:
    """The name a page shows; an erased alias has none."""
    return _("a former member") if state == State.FORMER else name


def listed(names: list[str]) -> str:
    """Names in a sentence: "Lily, Maple and Fern"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def usual_wait(hours: int | None) -> str:
    """How long a first question usually waits, as coarsely as an honest answer can be."""
    if hours is None:
        return _("Nobody has asked anything here lately, so we can't say.")
    if hours <= 1:
        return _("People here usually answer within an hour.")
    if hours <= 6:
        return _("People here usually answer within a few hours.")
    if hours <= 12:
        return _("People here usually answer within half a day.")
    if hours <= 24:
        return _("People here usually answer within a day.")
    if hours <= 96:
        return _("People here usually answer within a few days.")
    return _("It can take longer than a few days. People here are few.")
