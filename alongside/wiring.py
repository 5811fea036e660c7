"""What follows from what: every event with its jobs and echoes, on one page.

An event that nothing follows from is named in SILENT; a test fails on one that stands nowhere.
"""

from django.conf import settings

from alongside.accounts.housekeeping import forget_what_ended
from alongside.accounts.letters import follow_letters
from alongside.aliases.events import AliasChanged, AliasRenamed
from alongside.chats.clockwork import at_begin, at_end_of_hour, at_end_of_slow_lane, at_questions, strike
from alongside.chats.events import ChatBegan, ChatChanged, ChatEnded, ChatPlanned, HourEnded, QuestionPut, RoomChanged
from alongside.chats.forget import forget_chats_of_left
from alongside.chats.hour.ask import ask_questions
from alongside.chats.hour.begin import begin_chats
from alongside.chats.hour.end import end_hours, end_slow_lanes
from alongside.chats.hour.lead import let_go_of_pin
from alongside.chats.repeat import make_chats_after, make_next_chats
from alongside.chats.tidy import keep_time, tidy_chats
from alongside.communities.events import CommunityChanged, CommunityFounded
from alongside.core.events import Event, on
from alongside.core.keyring.tidy import tidy_erasures
from alongside.core.tidy import tidy_core
from alongside.core.worker import daily, often
from alongside.friends.events import FriendAsked, MessageWritten
from alongside.friends.forget import close_friendships_of_left
from alongside.friends.handshake.tidy import tidy_handshakes
from alongside.friends.tidy import tidy_friends
from alongside.friends.vouches.forget import end_vouches_of_left, tidy_vouches
from alongside.guide.directory.here import note_communities, note_community
from alongside.guide.directory.links import check_links
from alongside.guide.events import GuideAsked
from alongside.guide.forget import forget_guide_of_left
from alongside.guide.questions.tidy import tidy_questions
from alongside.guide.tidy import tidy_directory
from alongside.hosting.alarms.returning import notice_what
from alongside.hosting.alarms.same_words import notice_same_words
from alongside.hosting.crisis.escalate import begin_to_ask, go_on_asking, see_that_all_are_asked
from alongside.hosting.crisis.follow import care_for_author
from alongside.hosting.crisis.tidy import tidy_cards
from alongside.hosting.duty.shift import end_quiet_shifts
from alongside.hosting.duty.tidy import forget_duty_of_former, tidy_duty
from alongside.hosting.events import (
    Appealed,
    CardGiven,
    CaseAnswered,
    CaseClosed,
    CaseGivenBack,
    CaseOpened,
    CaseTaken,
    Decided,
    HostNeeded,
    LookedBehind,
    WelcomeAsked,
)
from alongside.hosting.looking.look_at import look_at, look_at_alias
from alongside.hosting.notes import close_note_case, open_note_case
from alongside.hosting.pairs.looked import tell_those_looked_behind
from alongside.hosting.pairs.outside import end_outside_second
from alongside.hosting.tidy import tidy_cases
from alongside.hosting.welcome.forget import forget_offer_of_left
from alongside.hosting.welcome.measure import measure_waits
from alongside.hosting.welcome.tidy import tidy_nudges
from alongside.hosting.welcome.wait import end_waits, mind_thread, mind_wait
from alongside.live.waking import wake_streams
from alongside.mail.act.decided import write_of_decision
from alongside.mail.act.looked_behind import write_of_look
from alongside.mail.act.probe import probe_resting_mail
from alongside.mail.act.returned import count_refused
from alongside.mail.caring.card import send_card
from alongside.mail.caring.guide import write_to_guides
from alongside.mail.caring.host import write_to_host
from alongside.mail.chats.remind import at_hour_before, remind_of_chats
from alongside.mail.chats.slow_lane import mail_question, mail_questions
from alongside.mail.chats.written import write_chats
from alongside.mail.go_on import go_on_with
from alongside.mail.letters.build import write_letters
from alongside.mail.letters.due import make_letters
from alongside.mail.private.tell import mail_ask, mail_message
from alongside.mail.private.written import write_private
from alongside.mail.sending.fan_out import mail_post
from alongside.mail.sending.letters import hand_over_letters, unwritten_are_written_by
from alongside.mail.sending.nudges import mail_nudge
from alongside.mail.sending.written import chats_are_written_by, letters_are_written_by
from alongside.mail.take_in import take_in
from alongside.mailroom.events import DeliveryFailed, MailArrived
from alongside.mailroom.forget import forget_mail_of_left
from alongside.mailroom.held import goes_on_by
from alongside.mailroom.tidy import tidy_mail
from alongside.media.events import DocumentForgotten, DocumentReceived, PictureForgotten, PictureReceived
from alongside.meetups.events import MeetupCalledOff, MeetupChanged, MeetupPlanned, MeetupTakenUp
from alongside.meetups.forget import stop_coming_of_left
from alongside.meetups.tidy import follow_the_clocks, tidy_meetups
from alongside.memberships.events import MemberAsked, MemberDeclined, MemberJoined, MemberLeft, RoleChanged
from alongside.memberships.tidy import tidy_invitations
from alongside.notify.ask import tell_of_nudge
from alongside.notify.forget import forget_choice_of_left
from alongside.notify.tell import remind_of_coming_chats, tell_of_ask, tell_of_chat, tell_of_message, tell_of_post
from alongside.notify.tidy import tidy_notices
from alongside.notify.ways import Bringer, News, news_comes_by
from alongside.search.remember import index_post, index_taken_in, purge_index
from alongside.sources.cite import find_citations, find_citations_taken_in
from alongside.sources.events import NoteAnswered, NoteDecided, NoteProposed, NoteWithdrawn
from alongside.sources.look_up import look_again
from alongside.sources.tidy import tidy_sources
from alongside.standing.arrive import forget_removed, note_arrival
from alongside.standing.grow import grow
from alongside.standing.tidy import tidy_pauses
from alongside.standing.traces import tidy_traces
from alongside.threads.events import (
    NewcomerWrote,
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
    SourcesNamed,
    ThreadCalmed,
    ThreadLocked,
    ThreadOpened,
    ThreadPinned,
    ThreadStarted,
    ThreadUnlocked,
    WordsNoticed,
)
from alongside.threads.withdraw import shred_withdrawn

# Search: what a post says now is what it can be found by.
for event in (PostAdded, PostEdited, PostHeld, PostMoved, PostRemoved, PostRendered, PostRestored, PostWithdrawn):
    on(event, jobs=(index_post,))
on(PostsTakenIn, jobs=(index_taken_in,))
daily(purge_index)

# Sources: what a post names stands below it, and is looked up where that is allowed; notes wait for a host.
for named in (SourcesNamed, PostEdited, PostHeld, PostRemoved, PostRendered, PostRestored, PostWithdrawn):
    on(named, jobs=(find_citations,))
on(PostsTakenIn, jobs=(find_citations_taken_in,))
on(NoteProposed, jobs=(open_note_case,))
on(NoteWithdrawn, jobs=(close_note_case,))
daily(look_again, tidy_sources)

# What has had its time is thrown away, sealed things with their keys: nothing outlives its row in docs/inventory.md.
daily(forget_what_ended, shred_withdrawn, tidy_core, tidy_erasures, tidy_invitations, tidy_pauses, tidy_cases)
daily(tidy_notices, tidy_mail)

# Whoever left, or was not let in, has no addresses here any more, and gets no mail.
on(MemberLeft, jobs=(forget_mail_of_left, forget_choice_of_left))
on(MemberDeclined, jobs=(forget_choice_of_left,))

# The same words in many conversations: the hosts look at them in a quiet moment, sooner of somebody new.
on(PostAdded, jobs=(notice_same_words,))

# The day somebody came is kept until they are trusted; time, and people who answer, bring everybody there.
on(MemberJoined, jobs=(note_arrival,))
on(MemberLeft, jobs=(forget_removed,))
daily(grow)

# Whoever left has no private conversations here any more; what neither of two is left for is gone.
on(MemberLeft, jobs=(close_friendships_of_left,))
daily(tidy_friends)

# Whoever left comes to no meet-up, and what they planned is off; who came is forgotten a while after, and times follow
# the rules of their zones.
on(MemberLeft, jobs=(stop_coming_of_left,))
daily(tidy_meetups, follow_the_clocks)

# A chat's moments: each is struck when it comes, and looked for again, should the server have been down. A series makes
# its next chats when one begins, and times follow the rules of their zones. Whoever left has no part in any.
strike(begin_chats, at_begin)
strike(ask_questions, at_questions)
strike(end_hours, at_end_of_hour)
strike(end_slow_lanes, at_end_of_slow_lane)
often(begin_chats, ask_questions, end_hours, end_slow_lanes)
for gone in (PostHeld, PostRemoved, PostWithdrawn):
    on(gone, jobs=(let_go_of_pin,))
on(ChatBegan, jobs=(make_chats_after,))
on(MemberLeft, jobs=(forget_chats_of_left,))
daily(make_next_chats, keep_time, tidy_chats)

# Whoever left vouches for nobody; if hosts let them go, that costs those who vouched for them. What two phones said to
# each other is forgotten when its time is over.
on(MemberLeft, jobs=(end_vouches_of_left,))
daily(tidy_handshakes, tidy_vouches)

# A shift in which nobody looked at anything is over; who hosts no more is not on duty, and has no case of theirs.
often(end_quiet_shifts)
daily(tidy_duty)
for less in (MemberLeft, RoleChanged):
    on(less, jobs=(forget_duty_of_former,))

# What takes two hosts: a second one ends the need for somebody outside; whoever's alias was looked behind is told.
on(RoleChanged, jobs=(end_outside_second,))
daily(tell_those_looked_behind)
on(LookedBehind, jobs=(write_of_look,))

# Somebody whom hosts let go may come back: a weak hint, from where and what somebody new writes.
on(NewcomerWrote, jobs=(notice_what,))
daily(tidy_traces)

# The welcome: first words, and threads nobody has answered, wait with a clock, whatever happens to them.
for told in (PostAdded, PostEdited, PostHeld, PostMoved, PostRemoved, PostRestored, PostWithdrawn):
    on(told, jobs=(mind_wait,))
for closed in (ThreadLocked, ThreadUnlocked):
    on(closed, jobs=(mind_thread,))
on(MemberLeft, jobs=(end_waits, forget_offer_of_left))
on(WelcomeAsked, jobs=(tell_of_nudge,))
daily(tidy_nudges)

# The guide: a community that shows itself stands in the directory; links are asked where that is allowed.
for founded in (CommunityFounded, CommunityChanged):
    on(founded, jobs=(note_community,))
on(MemberLeft, jobs=(forget_guide_of_left,))
daily(note_communities, check_links, tidy_directory)

# Those who guide hear by mail that a visitor asked; what was asked is gone after a while.
on(GuideAsked, jobs=(write_to_guides,))
daily(tidy_questions)

# Doorways say how long a first question usually waits, from what really happened.
daily(measure_waits)

# Somebody may be in danger: a card for the author alone, a case for the hosts, and a clock until one of them has it.
# The verb looked at new words already: these jobs look again only where it saw something, as at every change.
for said in (WordsNoticed, PostEdited, PostHeld):
    on(said, jobs=(care_for_author,))
on(CardGiven, jobs=(send_card,))
on(CaseOpened, jobs=(begin_to_ask,))
on(CaseGivenBack, jobs=(go_on_asking,))
on(HostNeeded, jobs=(write_to_host,))
often(see_that_all_are_asked)
daily(tidy_cards)

# Words are looked at once for each wording: what waits, and what may endanger others, has a case. Whom a decision
# concerns hears of it by mail, where mail is how they take part.
for looked in (WordsNoticed, PostEdited, PostHeld, PostRestored):
    on(looked, jobs=(look_at,))
for called in (AliasChanged, AliasRenamed):
    on(called, jobs=(look_at_alias,))
on(Decided, jobs=(write_of_decision,))

# Notices: who is answered or named, and who follows the thread, may hear of new words; by mail after a
# while, or once a day or a week, in a letter at their own hour.
on(PostAdded, jobs=(tell_of_post,))
often(make_letters)
letters_are_written_by(write_letters)

# The ways beside the page by which news comes: what tells somebody is told once by each, or by none.
MAIL = {
    News.POST: mail_post, News.NUDGE: mail_nudge, News.MESSAGE: mail_message, News.ASK: mail_ask,
    News.CHATS_SOON: remind_of_chats, News.CHAT_SAID: mail_questions, News.QUESTION: mail_question,
}  # fmt: skip
news_comes_by(Bringer("mail", MAIL))

# Chats by mail: a reminder an hour before, by each reader's own clock, or that it was called off; and when the hour is
# over, one mail for each question, with what was said to it; also for one asked later. No line is ever news by itself.
strike(remind_of_coming_chats, at_hour_before)
often(remind_of_coming_chats)
on(ChatChanged, jobs=(remind_of_coming_chats,))
for went_on in (HourEnded, QuestionPut):
    on(went_on, jobs=(tell_of_chat,))
chats_are_written_by(write_chats)

# Private words go to the other of two by mail, where they read by mail; written anew as they leave.
on(FriendAsked, jobs=(tell_of_ask,))
on(MessageWritten, jobs=(tell_of_message,))
unwritten_are_written_by(write_private)

# Mail that came in is read, and ends in the same verbs as a form; after a yes to a question it is taken up again.
on(MailArrived, jobs=(take_in,))
goes_on_by(go_on_with)

# What the smarthost refuses for good counts like a bounce; whose mail rests is looked for once a week.
on(DeliveryFailed, jobs=(count_refused,))
daily(probe_resting_mail)

# Letters about an account: handed over to the smarthost, or put into the outbox of a demo, which sends nothing.
if settings.SMARTHOST or not settings.SENDS_MAIL:
    follow_letters(hand_over_letters)

# Streams show what is said as it is said. An echo only wakes them; what it was, they read in the rows of events.
for heard in (PostAdded, PostEdited, PostHeld, PostMoved, PostRemoved, PostRendered, PostRestored, PostWithdrawn):
    on(heard, echoes=(wake_streams,))
for stirred in (MemberLeft, RoleChanged, CommunityChanged, RoomChanged, HourEnded, ChatEnded):
    on(stirred, echoes=(wake_streams,))

SILENT: set[type[Event]] = {
    # The row alone is what matters: a page, or somebody catching up, reads it.
    Appealed, CaseAnswered, CaseClosed, CaseTaken, ChatPlanned, DocumentForgotten,
    DocumentReceived, MeetupCalledOff, MeetupChanged, MeetupPlanned, MeetupTakenUp,
    MemberAsked, NoteAnswered, NoteDecided, PictureForgotten, PictureReceived,
    PresenceShown, ThreadCalmed, ThreadOpened, ThreadPinned, ThreadStarted,
}  # fmt: skip
