"""What follows from what: every event with its jobs and echoes, on one page.

An event that nothing follows from is named in SILENT; a test fails on one that stands nowhere.
"""

from django.conf import settings

from alongside.accounts.housekeeping import forget_what_ended
from alongside.accounts.letters import follow_letters
from alongside.aliases.events import AliasChanged, AliasRenamed
from alongside.communities.events import CommunityChanged, CommunityFounded
from alongside.core.events import Event, on
from alongside.core.keyring.tidy import tidy_erasures
from alongside.core.tidy import tidy_core
from alongside.core.worker import daily, often
from alongside.hosting.events import CaseAnswered, CaseClosed, CaseOpened
from alongside.hosting.tidy import tidy_cases
from alongside.mail.act.probe import probe_resting_mail
from alongside.mail.act.returned import count_refused
from alongside.mail.go_on import go_on_with
from alongside.mail.letters.build import write_letters
from alongside.mail.letters.due import make_letters
from alongside.mail.sending.fan_out import mail_post
from alongside.mail.sending.letters import hand_over_letters
from alongside.mail.sending.written import letters_are_written_by
from alongside.mail.take_in import take_in
from alongside.mailroom.events import DeliveryFailed, MailArrived
from alongside.mailroom.forget import forget_mail_of_left
from alongside.mailroom.held import goes_on_by
from alongside.mailroom.tidy import tidy_mail
from alongside.media.events import DocumentForgotten, DocumentReceived, PictureForgotten, PictureReceived
from alongside.memberships.events import MemberAsked, MemberDeclined, MemberJoined, MemberLeft, RoleChanged
from alongside.memberships.tidy import tidy_invitations
from alongside.notify.forget import forget_choice_of_left
from alongside.notify.tell import mail_by, tell_of_post
from alongside.notify.tidy import tidy_notices
from alongside.search.remember import index_post, index_taken_in, purge_index
from alongside.standing.tidy import tidy_pauses
from alongside.threads.events import (
    PostAdded,
    PostEdited,
    PostHeld,
    PostMoved,
    PostRemoved,
    PostRendered,
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
from alongside.threads.waits import measure_waits
from alongside.threads.withdraw import shred_withdrawn

# Search: what a post says now is what it can be found by.
for event in (PostAdded, PostEdited, PostMoved, PostRemoved, PostRendered, PostRestored, PostWithdrawn):
    on(event, jobs=(index_post,))
on(PostsTakenIn, jobs=(index_taken_in,))
daily(purge_index)

# What has had its time is thrown away, sealed things with their keys: nothing outlives its row in docs/inventory.md.
daily(forget_what_ended, shred_withdrawn, tidy_core, tidy_erasures, tidy_invitations, tidy_pauses, tidy_cases)
daily(tidy_notices, tidy_mail)

# Whoever left, or was not let in, has no addresses here any more, and gets no mail.
on(MemberLeft, jobs=(forget_mail_of_left, forget_choice_of_left))
on(MemberDeclined, jobs=(forget_choice_of_left,))

# Doorways say how long a first question usually waits, from what really happened.
daily(measure_waits)

# Notices: who is answered or named, and who follows the thread, may hear of new words; by mail after a
# while, or once a day or a week, in a letter at their own hour.
on(PostAdded, jobs=(tell_of_post,))
mail_by(mail_post)
often(make_letters)
letters_are_written_by(write_letters)

# Mail that came in is read, and ends in the same verbs as a form; after a yes to a question it is taken up again.
on(MailArrived, jobs=(take_in,))
goes_on_by(go_on_with)

# What the smarthost refuses for good counts like a bounce; whose mail rests is looked for once a week.
on(DeliveryFailed, jobs=(count_refused,))
daily(probe_resting_mail)

# Letters about an account: handed over to the smarthost, or put into the outbox of a demo, which sends nothing.
if settings.SMARTHOST or not settings.SENDS_MAIL:
    follow_letters(hand_over_letters)

SILENT: set[type[Event]] = {
    # The row alone is what matters: a page, or somebody catching up, reads it.
    AliasChanged, AliasRenamed, CaseAnswered, CaseClosed, CaseOpened, CommunityChanged, CommunityFounded,
    DocumentForgotten, DocumentReceived,
    MemberAsked, MemberJoined, PictureForgotten, PictureReceived,
    PostHeld, PresenceShown, RoleChanged, ThreadLocked, ThreadOpened, ThreadPinned, ThreadStarted, ThreadUnlocked,
}  # fmt: skip
