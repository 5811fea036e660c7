"""What a verb of sources found."""

from alongside.core.errors import Refused


class TooNewForNotes(Refused):
    """Somebody is too new here to add to others' words."""


class NoteWaits(Refused):
    """A note of the same member waits for the hosts beside the same post."""


class NoSource(Refused):
    """A note names no source that can be followed."""


class NoteTooLong(Refused):
    """A note is short."""


class NothingToDecide(Refused):
    """The note was decided, or taken back, meanwhile."""


class OwnPost(Refused):
    """A host decides about no note of their own, or beside their own words, while another host is there."""
