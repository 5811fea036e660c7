"""What follows from what: every event with its jobs and echoes, on one page.

An event that nothing follows from is named in SILENT; a test fails on one that stands nowhere.
"""

from alongside.accounts.housekeeping import forget_what_ended
from alongside.aliases.events import AliasChanged, AliasErased, AliasRenamed
from alongside.communities.events import CommunityChanged, CommunityFounded
from alongside.core.events import Event, on
from alongside.core.worker import daily
from alongside.hosting.events import CaseAnswered, CaseClosed, CaseOpened
from alongside.media.events import PictureForgotten, PictureReceived
from alongside.memberships.events import MemberAsked, MemberDeclined, MemberJoined, MemberLeft, RoleChanged
from alongside.notify.tell import tell_of_post
from alongside.search.remember import index_post, index_taken_in, purge_index
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

# Search: what a post says now is what it can be found by.
for event in (PostAdded, PostEdited, PostMoved, PostRemoved, PostRestored, PostWithdrawn):
    on(event, jobs=(index_post,))
on(PostsTakenIn, jobs=(index_taken_in,))
daily(purge_index)

# Persons: what has ended is thrown away, with its key.
daily(forget_what_ended)

# Notices: who is answered or named, and who follows the thread, may hear of new words.
on(PostAdded, jobs=(tell_of_post,))

SILENT: set[type[Event]] = {
    # The row alone is what matters: a page, or somebody catching up, reads it.
    AliasChanged, AliasErased, AliasRenamed, CaseAnswered, CaseClosed, CaseOpened, CommunityChanged, CommunityFounded,
    MemberAsked, MemberDeclined, MemberJoined, MemberLeft, PictureForgotten, PictureReceived, PresenceShown, RoleChanged, ThreadLocked, ThreadOpened,
    ThreadPinned, ThreadStarted, ThreadUnlocked,
}  # fmt: skip
