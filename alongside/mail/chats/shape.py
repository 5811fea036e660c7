"""The words of a question's mail as plain text and as HTML: the same in the same order."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from alongside.core.mailtext.as_text import to_text
from alongside.fragments.patterns import macro
from alongside.mail.letters.shape import LINE, words_before_noted
from alongside.mail.sending.post_words import SPACE, direction


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One line of the chat."""

    who: str
    said: str  # what it is, and what its author wants
    about: str  # its content notes in words
    body: Markup
    text: str
    pictures: str


@dataclass(frozen=True, slots=True)
class Said:
    """A whole mail, in the language that is spoken now."""

    number: str
    chat: str
    body: Markup
    lines: Sequence[SaidLine]
    more: str  # a link to what had no room, if there is any
    footer: list[tuple[str, str]]

    @property
    def noted(self) -> list[SaidLine]:
        """What stands last."""
        return [line for line in self.lines if line.about]


def as_html(said: Said) -> str:
    """The mail for programs that show HTML."""
    return str(macro("mail/chat.html", "question")(get_language(), direction(), said))


def as_text(said: Said) -> str:
    """The mail for everybody else."""
    parts = [said.chat, f"{said.number}: {to_text(said.body).strip('\n')}", LINE]
    parts += [_line(line) for line in said.lines] or [nobody_yet()]
    parts += [f"{words_before_more()}\n{said.more}"] if said.more else []
    if said.noted:
        parts.append(f"{LINE}\n{words_before_noted()}{'\n' * SPACE}")
        parts += [f"{_head(line)}\n{line.about}\n\n{_body(line)}" for line in said.noted]
    ends = [f"{words}\n{link}" if link else words for words, link in said.footer]
    return "\n\n".join([*parts, "-- \n" + "\n\n".join(ends)])


def nobody_yet() -> str:
    """What stands where no line does."""
    return _("Nobody has answered this yet. Yours would be the first words.")


def words_before_more() -> str:
    """What leads to the page, where a mail had no room for all."""
    return _("More was said than fits into a mail. All of it is on the page:")


def listed_line(line: SaidLine) -> str:
    """What stands for a line whose words come last."""
    return _("%(name)s, about %(about)s: at the end of this mail") % {"name": line.who, "about": line.about}


def _line(line: SaidLine) -> str:
    return listed_line(line) if line.about else f"{_head(line)}\n\n{_body(line)}"


def _head(line: SaidLine) -> str:
    return ", ".join(words for words in (line.who, line.said) if words)


def _body(line: SaidLine) -> str:
    return "\n\n".join(words for words in (line.text, line.pictures) if words)
