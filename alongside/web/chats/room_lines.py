"""Lines as HTML for one reader: on the page of a chat, by question, and in the transcript."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from alongside.chats.hour.read import Line
from alongside.chats.models import Chat, Question
from alongside.fragments.chats import lines_of, shown_lines, without_actions
from alongside.fragments.patterns import as_made, macro
from alongside.fragments.post import HOST, MEMBER, reading
from alongside.fragments.posts import Stored, drawn
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread
from alongside.threads.page import ReaderState, read_state


def draw(chat: Chat, thread: Thread, questions: Iterable[Question], rows: Sequence[Line], viewer: Viewer) -> Stored:
    """These lines as this kind of reader sees them; the welcome stands above them."""
    posts = tuple(line.post for line in rows if not line.is_welcome)
    hops = {(line.post.answers[0], line.question) for line in rows if line.post.answers and line.question}
    how = reading(thread.public_id, HOST if viewer.is_host else MEMBER, closed=thread.locked and not viewer.is_host)
    return drawn(posts, how, lines_of(chat, questions, sorted(hops)), community_id=chat.community_id)


def state_of(thread: Thread, rows: Sequence[Line], viewer: Viewer) -> ReaderState:
    """The reader's own state on these lines."""
    numbers = [line.post.number for line in rows] or [0]
    return read_state(thread, viewer, min(numbers), max(numbers))


def to_read(stored: Stored, state: ReaderState, viewer: Viewer) -> Markup:
    """The same to be read and no more, where all that one can do stands on a page of its own."""
    return as_made(without_actions(markup_of(stored, state, viewer, read_line=False)))


def markup_of(stored: Stored, state: ReaderState, viewer: Viewer, *, read_line: bool = True) -> Markup:
    """The lines as one text, with the line up to which this member has read where some are new."""
    return as_made("\n".join(_parts(stored, state, viewer, read_line=read_line)))


def _parts(stored: Stored, state: ReaderState, viewer: Viewer, *, read_line: bool) -> Iterator[str]:
    read, marked = False, not read_line
    for row, html in shown_lines(stored, state, viewer):
        if row.number <= state.read_to:
            read = True
        elif read and not marked:
            marked = True
            yield str(macro("parts/post.html", "read_up_to")())
        yield html
