"""What the guide keeps."""

from alongside.guide.models.directory import Entry, EntryState, Guide, Kind, Link
from alongside.guide.models.questions import Answered, Question

__all__ = ["Answered", "Entry", "EntryState", "Guide", "Kind", "Link", "Question"]
