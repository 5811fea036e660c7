"""What stands below a post: what it cites, and notes with a source from others, as pages show them alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from alongside.aliases.models import State
from alongside.core.markdown.links import find_host
from alongside.fragments.patterns import macro
from alongside.fragments.words import name_of
from alongside.sources.models import ContextNote, NoteState, Scheme, Status
from alongside.sources.page import Below, Beside, Cited, addresses_in

PLACES = {
    Scheme.DOI: "https://doi.org/",
    Scheme.PMID: "https://pubmed.ncbi.nlm.nih.gov/",
    Scheme.PMC: "https://pmc.ncbi.nlm.nih.gov/articles/",
    Scheme.NCT: "https://clinicaltrials.gov/study/",
}


@dataclass(frozen=True)
class Line:
    """One source as the macro shows it."""

    number: str
    url: str = ""
    mark: str = ""
    title: str = ""
    about: str = ""
    notice: str = ""
    notice_url: str = ""


@dataclass(frozen=True)
class NoteBox:
    """One note as the macro shows it."""

    id: str
    name: str
    url: str
    text: str
    answer: str
    sources: tuple[Line, ...]


def studies() -> dict[str, str]:
    """What kinds of study there are, in plain words."""
    return {
        "guideline": _("advice that experts agreed on"),
        "review-all": _("a review that puts many studies together"),
        "review": _("a review of what others found"),
        "trial": _("a trial with people"),
        "observation": _("a study that watched people over time"),
        "case": _("a report about one person or a few"),
        "animals": _("a study in animals"),
        "opinion": _("a letter or an opinion"),
        "preprint": _("a first version that no other experts have checked"),
        "figures": _("a collection of figures"),
        "book": _("a book or a part of one"),
        "study": _("a study"),
        "article": _("an article"),
    }


def marks() -> dict[str, str]:
    """What a reader should know of a source before anything else."""
    return {
        Status.RETRACTED: _("Retracted: its journal has withdrawn this paper."),
        Status.CONCERN: _("In doubt: its journal says that something in this paper may be wrong."),
        Status.CORRECTED: _("Corrected: its journal has changed something in this paper."),
        Status.MISSING: _("This number leads nowhere. Could there be a slip in it?"),
    }


def below_html(below: Below, *, linked: bool) -> str:
    """All that stands below one post; `linked` where names may lead to their aliases."""
    shown = [citation(one) for one in below.cited]
    notes = [_beside(note, linked=linked) for note in below.notes]
    return str(macro("parts/sources.html", "below")(shown, notes, get_language() or "en"))


def citation(cited: Cited) -> Line:
    """One source as the macro shows it."""
    number = cited.number if cited.scheme in (Scheme.PMC, Scheme.NCT) else f"{cited.scheme.upper()} {cited.number}"
    known = (cited.title, str(cited.year or ""), studies().get(cited.study, ""))
    about = ", ".join(part for part in known[1:] if part)
    if not cited.status:
        about = _("not looked up here")
    return Line(
        number,
        "" if cited.status == Status.MISSING else PLACES[Scheme(cited.scheme)] + cited.number,
        marks().get(cited.status, ""),
        cited.title,
        about,
        cited.notice,
        _notice_url(cited.notice),
    )


def _notice_url(notice: str) -> str:
    scheme, _space, number = notice.partition(" ")
    place = PLACES.get(Scheme(scheme.lower())) if scheme.lower() in Scheme.values else None
    return f"{place}{number}" if place and number else ""


def _beside(note: Beside, *, linked: bool) -> NoteBox:
    leads = linked and note.state != State.FORMER
    named = (*map(citation, note.cited), *(Line(find_host(address) or "", address) for address in note.addresses))
    url = f"/a/{note.alias}/" if leads else ""
    return NoteBox(note.public_id, name_of(note.name, note.state), url, note.text, note.answer, named)


def note_html(note: ContextNote, cited: Iterable[Cited]) -> Markup:
    """One note by itself, as it stands, or would stand, beside its post."""
    shown = Beside(
        note.public_id, note.text, note.by.name, note.by.state, note.by.public_id, note.answer,
        tuple(addresses_in(note.sources)), list(cited),
    )  # fmt: skip
    made: Markup = macro("parts/sources.html", "note")(_beside(shown, linked=True))
    return made


def note_states() -> dict[str, str]:
    """Where a note stands, for its proposer and the hosts."""
    return {
        NoteState.PROPOSED: _("The hosts have not decided about this note yet."),
        NoteState.SHOWN: _("This note stands beside the post."),
        NoteState.DECLINED: _("The hosts left this note out."),
    }
