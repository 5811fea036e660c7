"""Why a thread or post refuses."""

from alongside.core.errors import NotFound, Refused


class ThreadLocked(Refused):
    """Nobody can answer here for now."""


class ThreadSlow(Refused):
    """Hosts calmed this thread: everybody waits a while between two posts."""


class PostGone(Refused):
    """Its author took it back meanwhile."""


class NothingSaid(Refused):
    """There are no words yet."""


class TooLong(Refused):
    """More words than one post can carry."""


class DocumentsNotTaken(Refused):
    """The hosts of this community don't take documents."""


class TooManyDocuments(Refused):
    """More documents than stand below one post."""


class NotAuthor(NotFound):
    """Only whoever wrote it may do this; to others there is nothing here."""
