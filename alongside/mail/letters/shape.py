"""A letter's words as plain text and as HTML: the same in the same order."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.fragments.patterns import macro
from alongside.mail.letters.words import Entry, Said, Section
from alongside.mail.sending.post_words import SPACE, direction

LINE = "-" * 40

type Footer = list[tuple[str, str]]  # sentences, each with its link, if it has one


def as_html(said: Said, community: str, footer: Footer, older: str) -> str:
    """The letter for programs that show HTML."""
    return str(macro("mail/letter.html", "letter")(get_language(), direction(), said, community, footer, older))


def as_text(said: Said, community: str, footer: Footer, older: str) -> str:
    """The letter for everybody else."""
    parts = [f"{community}\n{said.day}"]
    if said.more:
        parts.append(f"{_('There was more before this. It is on the page:')}\n{older}")
    parts += [_("In this letter:"), "\n\n".join(map(_listed, said.sections))]
    parts += [_section(section) for section in said.sections]
    if said.noted:
        parts.append(f"{LINE}\n{words_before_noted()}{'\n' * SPACE}")
        parts += [_noted(entry) for entry in said.noted]
    ends = [f"{words}\n{link}" if link else words for words, link in footer]
    return "\n\n".join([*parts, "-- \n" + "\n\n".join(ends)])


def words_before_noted() -> str:
    """What stands before words that some would rather not meet."""
    return _(
        "What follows speaks of things that not everybody wants to meet today. "
        "You can stop here. The words begin further down, after some empty space."
    )


def words_of_chat() -> str:
    """What stands for all that is said in a chat."""
    return _("There was a chat.")


def listed_line(entry: Entry) -> str:
    """One post in the list of contents: who, and the first words where nobody has to be asked before."""
    if entry.about:
        return _("%(name)s, about %(about)s: at the end of this letter") % {"name": entry.who, "about": entry.about}
    return f"{entry.who}: {entry.first_words}" if entry.first_words else entry.who


def _listed(section: Section) -> str:
    chat = [f"   {words_of_chat()}"] if section.chat else []
    return "\n".join(
        [f"{section.number}. {section.title}", *chat, *(f"   {listed_line(one)}" for one in section.entries)]
    )


def _section(section: Section) -> str:
    head = [
        LINE,
        f"{section.number}. {section.title}",
        f"{_('Answer by mail:')} {section.answer.partition('?')[0].removeprefix('mailto:')}",
        f"{_('On the page:')} {section.link}",
    ]
    chat = [f"{words_of_chat()} {_('What was said is on the page:')}\n{section.chat}"] if section.chat else []
    return "\n\n".join(["\n".join(head), *chat, *(_post(entry) for entry in section.entries)])


def _post(entry: Entry) -> str:
    if entry.about:
        return listed_line(entry)
    return f"{_head(entry)}\n\n{_body(entry)}"


def _noted(entry: Entry) -> str:
    return f"{entry.title}\n{_head(entry)}\n{entry.about}\n\n{_body(entry)}"


def _head(entry: Entry) -> str:
    return ", ".join(words for words in (entry.who, entry.when, entry.said) if words)


def _body(entry: Entry) -> str:
    if not entry.text and not entry.pictures:
        return f"{_('This is longer than a letter can be. Read it on the page:')}\n{entry.link}"
    return "\n\n".join(words for words in (entry.text, entry.pictures) if words)
