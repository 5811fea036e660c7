"""Which lines of a chat an address asks for, and where one goes from there."""

from dataclasses import dataclass

from django.http import HttpRequest

from alongside.chats.hour.read import Lines, lines
from alongside.chats.models import Chat
from alongside.memberships.viewer import Viewer
from alongside.web.chats.at_chat import path_to
from alongside.web.threads.place import number_asked

SIDE = "side"  # in an address: what was said beside the questions
BEFORE_IT = 6  # lines that are shown before the one that an address asks for, so that one knows what it is about


@dataclass(frozen=True)
class Window:
    """Some lines of a chat, and the ways on from them."""

    base: str
    question: int | None  # of one question alone; 0: side remarks
    lines: Lines

    @property
    def chosen(self) -> str:
        """The question as an address says it."""
        return "" if self.question is None else str(self.question) if self.question else SIDE

    @property
    def new_url(self) -> str:
        """Where what comes after these lines will be."""
        return self._to("after", self.lines.last)

    @property
    def earlier_url(self) -> str:
        """Where the lines before these are, if there are any."""
        return self._to("before", self.lines.first) if self.lines.has_earlier else ""

    def _to(self, which: str, number: int) -> str:
        of = f"question={self.chosen}&" if self.chosen else ""
        return f"{self.base}?{of}{which}={number}#new"


def window_asked(request: HttpRequest, chat: Chat, viewer: Viewer) -> Window:
    """The newest lines; or those before a number, after it, or around it; of all questions, or of one."""
    question = question_asked(request)
    before, after, at = (number_asked(request, name) for name in ("before", "after", "at"))
    if before:
        found = lines(chat, viewer, question=question, before=before)
    elif after:
        found = lines(chat, viewer, question=question, after=after)
    else:
        found = lines(chat, viewer, question=question)
        if at and found.has_earlier and at < found.first:
            found = lines(chat, viewer, question=question, after=max(at - BEFORE_IT, 0))
    return Window(path_to(chat), question, found)


def question_asked(request: HttpRequest) -> int | None:
    """The question of an address or a form: its number, 0 for none of them, nothing where all are meant."""
    said = (request.POST if request.method == "POST" else request.GET).get("question", "")
    if said == SIDE:
        return 0
    return int(said) if said.isascii() and said.isdigit() and 0 < len(said) < 4 else None
