"""The composer: what it offers, and what somebody said with it."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _
from markupsafe import Markup

from alongside.communities.models import Community
from alongside.core.ids import new_public_id
from alongside.drafts.keep import find_draft
from alongside.fragments import words
from alongside.fragments.patterns import place
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread
from alongside.threads.page import ReaderState
from alongside.web.frame import Frame, frame_of
from alongside.web.threads.enclosing import choices_of, documents_in


@dataclass
class Composer:
    """What the composer's macro needs; `kept` is a draft or what was just said."""

    action: str
    place: str
    heading: str = ""
    label: str = ""
    share: str = ""
    kept: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] | None = None
    asks_title: bool = False
    asks: bool = True  # kind, wish, notes, starters
    once: str = field(default_factory=new_public_id)
    errors: dict[str, str] = field(default_factory=dict)
    community: str = ""
    readers: str = ""
    alias: dict[str, str] = field(default_factory=dict)
    preview: Markup | str = ""
    question: str = ""  # asked once before these words are shared
    hint: str = ""  # said once beside it: they may be shared as they are
    expect: str = ""  # to somebody who writes here for the first time: how long an answer takes
    takes_pictures: bool = True
    takes_documents: bool = False
    documents: list[tuple[str, str]] = field(default_factory=list)  # those kept so far: id and what it is

    @property
    def draft_url(self) -> str:
        """Where drafts of this place are kept."""
        return "/drafts/" + self.place.replace(" ", "/") + "/"

    @property
    def noted(self) -> list[str]:
        """The content notes chosen so far."""
        return self.kept.get("notes", "").split()

    @property
    def starters(self) -> tuple[str, ...]:
        """Words to begin with."""
        return (_("Today"), _("Has anyone"), _("What helped me"))

    @property
    def people(self) -> list[tuple[str, str]]:
        """What can be said of the people in a picture."""
        return [
            ("nobody", _("Nobody can be recognised in it")),
            ("me", _("Only I can be recognised")),
            ("agreed", _("Everyone in it said yes to being shown here")),
        ]

    # The first of each takes back what was chosen: nothing has to be said of one's words.
    kinds = property(lambda self: [("", _("just talk")), *words.kinds().items()])
    wishes = property(lambda self: [("", _("nothing special")), *words.wishes().items()])
    notes = property(lambda self: list(words.notes().items()))


def for_viewer(request: HttpRequest, composer: Composer) -> Composer:
    """The composer with what the frame knows: as whom, where, and who can read it."""
    return framed(frame_of(request), composer)


def framed(frame: Frame, composer: Composer) -> Composer:
    """The same for a frame in which some places may be open."""
    composer.alias = {"name": frame.alias_name, "picture": frame.alias_picture}
    composer.community, composer.readers = frame.community_name, frame.readers
    return composer


def answer_below(frame: Frame, thread: Thread, viewer: Viewer, state: ReaderState) -> Composer:
    """The composer below a thread."""
    where = f"thread {thread.public_id}"
    kept = find_draft(where, by=viewer) if state.has_draft else {}
    action = f"/t/{thread.public_id}/answer/"
    composer = Composer(action, where, heading=_("Answer"), kept=kept, once=place("once"))
    composer.takes_pictures = not viewer.is_new
    composer.takes_documents = thread.community.takes_documents and not viewer.is_new
    composer.documents = choices_of(documents_in(kept, viewer, thread.community))
    return framed(frame, composer)


def starting(request: HttpRequest, community: Community, viewer: Viewer) -> Composer:
    """The composer for a new thread, with the draft kept for it."""
    place = f"community {community.public_id}"
    kept = find_draft(place, by=viewer) or ({"title": _("Hello")} if "hello" in request.GET else {})
    action = f"/c/{community.public_id}/write/"
    return for_viewer(request, Composer(action, place, kept=kept, asks_title=True))
