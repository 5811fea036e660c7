"""What follows from what: every event with its jobs and echoes, on one page.

An event that nothing follows from is named in SILENT; a test fails on one that stands nowhere.
"""

from alongside.aliases.events import AliasChanged, AliasErased, AliasRenamed
from alongside.communities.events import CommunityChanged, CommunityFounded
from alongside.core.events import Event
from alongside.hosting.events import CaseAnswered, CaseClosed, CaseOpened
from alongside.memberships.events import MemberAsked, MemberDeclined, MemberJoined, MemberLeft, RoleChanged
from alongside.threads.events import (
    PostAdded,
    PostEdited,
    PostMoved,
    PostRemoved,
    PostRestored,
    PostsTakenIn,
    PostWithdrawn,
    PresenceShown,
    ThreadLocked,
    ThreadOpened,
    ThreadPinned,
    ThreadStarted,
    ThreadUnlocked,
)

SILENT: set[type[Event]] = {
    # The row alone is what matters: a page, or somebody catching up, reads it.
    AliasChanged, AliasErased, AliasRenamed, CaseAnswered, CaseClosed, CaseOpened, CommunityChanged, CommunityFounded, MemberAsked, MemberDeclined,
    MemberJoined, MemberLeft, PostAdded, PostEdited, PostMoved, PostRemoved, PostRestored, PostsTakenIn, PostWithdrawn,
    PresenceShown, RoleChanged, ThreadLocked, ThreadOpened, ThreadPinned, ThreadStarted, ThreadUnlocked,
}  # fmt: skip
