"""What the guide keeps."""

from alongside.guide.models.directory import Did, Entry, EntryState, Guide, Kept, Kind, Link, Remark
from alongside.guide.models.questions import Answered, Question

__all__ = ["Answered", "Did", "Entry", "EntryState", "Guide", "Kept", "Kind", "Link", "Question", "Remark"]
