"""The table of routes: who may open each page. A route without a row fails, and so does a row without a route.

Roles: *stranger* has no session; *elsewhere* lives in another community; *former* left this one; *waiting* asked to
come in; *member* belongs here and has nothing to do with the things asked for, but is a friend of the author; *author*
wrote the thread and post, told the hosts the case and made the invitation; *host* is a moderator; *founder* founded the
community, and is a plain member of the other one.
"""

from dataclasses import dataclass

ROLES = ("stranger", "elsewhere", "former", "waiting", "member", "author", "host", "founder")
EVERYONE = frozenset(ROLES)
SIGNED_IN = EVERYONE - {"stranger"}
MEMBERS = frozenset({"member", "author", "host", "founder"})
AUTHOR = frozenset({"author"})
HOSTS = frozenset({"host", "founder"})
FOUNDER = frozenset({"founder"})
TWO = frozenset({"author", "member"})  # who are friends
OUTSIDE = frozenset({"former", "waiting"})  # have a membership that opens nothing but their words with the hosts
NOBODY: frozenset[str] = frozenset()
KNOWN_HERE = MEMBERS | {"former", "waiting"}  # who has, or had, to do with the community


@dataclass(frozen=True)
class Row:
    """Who may read a route (GET) and who may act through it (POST); None where the method isn't answered at all."""

    read: frozenset[str] | None = None
    act: frozenset[str] | None = None


TABLE: dict[str, Row] = {
    # The site itself
    "front": Row(read=EVERYONE),
    "help": Row(read=EVERYONE),
    "privacy": Row(read=EVERYONE),
    "worker": Row(read=EVERYONE),
    "webmanifest": Row(read=EVERYONE),
    "offline": Row(read=EVERYONE),
    "leave": Row(read=EVERYONE),
    "leaving-explained": Row(read=EVERYONE),
    "question": Row(read=EVERYONE, act=EVERYONE),
    "second": Row(read=EVERYONE, act=EVERYONE),
    # The guide; Lily is one
    "guide": Row(read=EVERYONE, act=EVERYONE),
    "guide-file": Row(read=EVERYONE),
    "entry": Row(read=EVERYONE),
    "suggest-entry": Row(read=MEMBERS | {"elsewhere"}, act=MEMBERS | {"elsewhere"}),
    "entry-not-right": Row(read=MEMBERS | {"elsewhere"}, act=MEMBERS | {"elsewhere"}),
    "keep-guide": Row(read=AUTHOR),
    "keep-entry": Row(read=AUTHOR, act=AUTHOR),
    "do-with-entry": Row(act=AUTHOR),
    "done-with-remark": Row(act=AUTHOR),
    "in-the-guide": Row(read=FOUNDER, act=FOUNDER),
    "start-here": Row(read=EVERYONE, act=EVERYONE),
    "ask-guide": Row(read=EVERYONE, act=EVERYONE),
    "ask-guide-more": Row(act=EVERYONE),
    "guide-questions": Row(read=AUTHOR),
    "guide-question": Row(read=AUTHOR, act=AUTHOR),
    "take-question": Row(act=AUTHOR),
    "leave-question": Row(act=AUTHOR),
    "close-question": Row(act=AUTHOR),
    # Communities
    "community": Row(read=EVERYONE),
    "doorway": Row(read=EVERYONE),
    "guidelines": Row(read=EVERYONE),
    "ask-host": Row(read=EVERYONE, act=EVERYONE),
    "old-mails": Row(read=EVERYONE, act=EVERYONE),
    "old-mails-code": Row(read=EVERYONE, act=EVERYONE),
    "found": Row(read=SIGNED_IN, act=SIGNED_IN),
    "invite": Row(read=MEMBERS, act=MEMBERS),
    "take-back": Row(act=AUTHOR | HOSTS),
    "word-to-hosts": Row(read=MEMBERS, act=MEMBERS),
    "told": Row(read=MEMBERS | OUTSIDE),
    "told-one": Row(read=AUTHOR, act=AUTHOR),
    "see-otherwise": Row(read=AUTHOR, act=AUTHOR),
    "held-post": Row(read=AUTHOR | HOSTS, act=AUTHOR),
    "change-held": Row(read=AUTHOR, act=AUTHOR),
    "worry-post": Row(read=MEMBERS, act=MEMBERS),
    "worry-alias": Row(read=MEMBERS, act=MEMBERS),
    # Hosts
    "shift": Row(act=HOSTS),
    "stop-shift": Row(act=HOSTS),
    "hand-over": Row(read=HOSTS, act=HOSTS),
    "new-posts": Row(read=HOSTS, act=HOSTS),
    "duty": Row(read=HOSTS, act=HOSTS),
    "host-care": Row(read=HOSTS, act=HOSTS),
    "take-case": Row(act=HOSTS),
    "hosts": Row(read=HOSTS),
    "figures": Row(read=HOSTS),
    "cases": Row(read=HOSTS),
    "case": Row(read=HOSTS, act=HOSTS),
    "close-case": Row(act=HOSTS),
    "journal": Row(read=HOSTS),
    "asking": Row(act=HOSTS),
    "team": Row(read=HOSTS, act=HOSTS),
    "change-role": Row(act=FOUNDER),
    "greet": Row(read=HOSTS, act=HOSTS),
    "doorway-settings": Row(read=FOUNDER, act=FOUNDER),
    "mail-settings": Row(read=FOUNDER, act=FOUNDER),
    "take-along": Row(read=FOUNDER, act=FOUNDER),
    "hold-post": Row(read=HOSTS, act=HOSTS),
    "ask-change": Row(read=HOSTS, act=HOSTS),
    "mask-post": Row(read=HOSTS, act=HOSTS),
    "release-post": Row(read=HOSTS, act=HOSTS),
    "slow-thread": Row(read=HOSTS, act=HOSTS),
    "appeal": Row(read=HOSTS, act=FOUNDER),  # the moderator decided it, and reads along
    "remove-post": Row(read=HOSTS, act=HOSTS),
    "bring-post-back": Row(read=HOSTS, act=HOSTS),
    "pause-member": Row(read=HOSTS, act=HOSTS),
    "let-go": Row(read=HOSTS, act=HOSTS),
    "pause-now": Row(read=HOSTS, act=HOSTS),
    "break-glass": Row(read=HOSTS, act=HOSTS),
    "shred-post": Row(read=HOSTS, act=HOSTS),
    "proposals": Row(read=HOSTS),
    "proposal": Row(read=HOSTS, act=HOSTS),
    "look-behind": Row(act=FOUNDER),  # who proposed it, for a day after a second agreed
    "outside-second": Row(read=FOUNDER, act=FOUNDER),
    # The welcome: who offered to welcome people sees what hosts see (tests/hosting/welcome); nobody here did
    "who-waits": Row(read=HOSTS),
    "roster": Row(read=HOSTS, act=HOSTS),
    "not-now": Row(act=HOSTS),
    "shared": Row(read=AUTHOR),
    "offer-welcome": Row(read=AUTHOR, act=AUTHOR),
    # The door: what it says is the same for everybody who hasn't come in
    "sign-in": Row(read=EVERYONE),
    "sign-in-passkey": Row(act=EVERYONE),
    "sign-in-passkey-options": Row(act=EVERYONE),
    "sign-in-phrase": Row(read=EVERYONE, act=EVERYONE),
    "sign-in-mail": Row(read=EVERYONE, act=EVERYONE),
    "sign-in-code": Row(read=EVERYONE, act=EVERYONE),
    "sign-in-nobody": Row(read=EVERYONE),
    "sign-in-once": Row(read=EVERYONE, act=EVERYONE),
    "sign-out": Row(read=EVERYONE, act=EVERYONE),
    "invitation": Row(read=EVERYONE),
    "come-in": Row(read=EVERYONE, act=EVERYONE),
    "come-in-picture": Row(read=EVERYONE),
    "come-in-step": Row(read=EVERYONE, act=EVERYONE),
    "come-in-address": Row(read=EVERYONE, act=EVERYONE),
    "come-in-code": Row(read=EVERYONE, act=EVERYONE),
    "come-in-phrase": Row(act=EVERYONE),
    "come-in-passkey": Row(act=EVERYONE),
    "come-in-passkey-options": Row(act=EVERYONE),
    "welcome": Row(read=MEMBERS),
    "come-back": Row(act=KNOWN_HERE),
    "waiting": Row(read=KNOWN_HERE),
    # Today
    "today": Row(read=SIGNED_IN),
    "rest": Row(act=SIGNED_IN),
    "communities": Row(read=EVERYONE),
    "write": Row(read=SIGNED_IN),
    "search": Row(read=MEMBERS),
    # Threads and posts, in a community that is not open to everyone
    "thread": Row(read=MEMBERS),
    "answer": Row(read=MEMBERS, act=MEMBERS),
    "follow": Row(act=MEMBERS),
    "unfollow": Row(act=MEMBERS),
    "mute-thread": Row(act=MEMBERS),
    "close-thread": Row(read=HOSTS, act=HOSTS),
    "keep-on-top": Row(act=HOSTS),
    "opening": Row(read=MEMBERS, act=MEMBERS),
    "new-thread": Row(read=MEMBERS, act=MEMBERS),
    "drafts": Row(read=MEMBERS),
    "draft": Row(act=MEMBERS),
    "post": Row(read=MEMBERS),
    "edit": Row(read=AUTHOR, act=AUTHOR),
    "earlier": Row(read=AUTHOR, act=AUTHOR),
    "withdraw": Row(read=AUTHOR, act=AUTHOR),
    "restore": Row(act=AUTHOR),
    "presence": Row(act=MEMBERS),
    "propose-note": Row(read=MEMBERS - AUTHOR, act=MEMBERS - AUTHOR),
    "notes": Row(read=MEMBERS),
    "decide-note": Row(read=HOSTS, act=HOSTS),
    "answer-note": Row(read=AUTHOR, act=AUTHOR),
    "take-note-back": Row(act=frozenset({"member"})),  # who proposed it
    "move-post": Row(read=HOSTS, act=HOSTS),
    # Somebody may be in danger: the card is its author's alone, asked for under the author's own id
    "card": Row(read=AUTHOR),
    "write-from-card": Row(read=AUTHOR, act=AUTHOR),
    "put-away-card": Row(act=AUTHOR),
    "help-country": Row(act=SIGNED_IN),
    "help-lines": Row(read=HOSTS),
    "hand-on-case": Row(act=HOSTS),
    # Aliases
    "alias": Row(read=MEMBERS),
    "alias-picture": Row(read=MEMBERS),
    "block": Row(act=MEMBERS - AUTHOR),  # nobody keeps away from themselves
    "mute": Row(act=MEMBERS - AUTHOR),
    "come-closer": Row(act=MEMBERS),
    "say-known": Row(act=HOSTS),
    "take-known-back": Row(act=HOSTS),
    "change-alias": Row(read=AUTHOR, act=AUTHOR),
    "change-name": Row(read=AUTHOR, act=AUTHOR),
    "draw-anew": Row(act=AUTHOR),
    "own-photo": Row(act=AUTHOR),
    "own-reading": Row(read=AUTHOR, act=AUTHOR),
    "leave-community": Row(read=AUTHOR, act=AUTHOR),
    "picture": Row(read=MEMBERS),
    "document": Row(read=MEMBERS),
    # Meet-ups; the author planned it and is no host, and hosts take it out
    # Chats: one that a founder planned
    "chats": Row(read=MEMBERS),
    "plan-chat": Row(read=HOSTS, act=HOSTS),
    "change-chat": Row(read=HOSTS, act=HOSTS),  # and whoever leads it with them: tests/web/chats
    "chat-guests": Row(read=HOSTS, act=HOSTS),  # and whoever is one
    "call-off-chat": Row(read=HOSTS, act=HOSTS),
    "chat-after-all": Row(act=HOSTS),
    "remind-of-chat": Row(act=MEMBERS),
    "chat-calendar": Row(read=MEMBERS),
    "chats-calendar": Row(read=MEMBERS, act=MEMBERS),
    "chat": Row(read=MEMBERS),
    "write-ahead": Row(read=MEMBERS, act=MEMBERS),
    "begin-chat": Row(act=HOSTS),
    "say-line": Row(read=MEMBERS, act=MEMBERS),  # from here on a chat in its hour
    "say-here": Row(act=MEMBERS),
    "ask-next": Row(act=HOSTS),
    "pin-line": Row(act=HOSTS),
    "calm-chat": Row(read=HOSTS, act=HOSTS),
    "end-hour": Row(read=HOSTS, act=HOSTS),
    "first-lines": Row(read=HOSTS),
    "own-voice": Row(act=MEMBERS),  # and from here on one that is over
    "transcript": Row(read=MEMBERS),
    "transcript-file": Row(read=MEMBERS),
    "series": Row(read=HOSTS),
    "change-series": Row(read=HOSTS, act=HOSTS),
    "end-series": Row(read=HOSTS, act=HOSTS),
    "your-calendar": Row(read=SIGNED_IN, act=SIGNED_IN),
    "feed": Row(read=EVERYONE),  # who knows the secret address
    "meetups": Row(read=MEMBERS),
    "plan-meetup": Row(read=MEMBERS, act=MEMBERS),
    "meetup": Row(read=MEMBERS),
    "meetup-calendar": Row(read=MEMBERS),
    "change-meetup": Row(read=AUTHOR | HOSTS, act=AUTHOR | HOSTS),
    "call-off-meetup": Row(read=AUTHOR | HOSTS, act=AUTHOR | HOSTS),
    "meetup-after-all": Row(act=AUTHOR | HOSTS),
    "come-to-meetup": Row(read=MEMBERS, act=MEMBERS),
    "not-coming": Row(act=MEMBERS),
    "remove-meetup": Row(read=HOSTS, act=HOSTS),
    # Friends: the author and the member; a host asks the author. Nobody else finds anything there, hosts neither
    "friends": Row(read=MEMBERS),
    "search-friends": Row(read=MEMBERS),
    "who-asks": Row(read=MEMBERS, act=MEMBERS),
    "ask-friend": Row(read=MEMBERS - AUTHOR, act=MEMBERS - AUTHOR),
    "draft-for-friend": Row(act=MEMBERS - AUTHOR),
    "friend": Row(read=TWO),
    "write-friend": Row(read=TWO, act=TWO),
    "for-you-alone": Row(read=TWO),
    "accept-friend": Row(act=AUTHOR),
    "rest-friend": Row(act=AUTHOR),
    "decline-friend": Row(act=AUTHOR),
    "leave-friend": Row(read=TWO, act=TWO),
    "end-friend": Row(read=TWO, act=TWO),
    "take-words-back": Row(read=frozenset({"member"}), act=frozenset({"member"})),  # who wrote them
    "friend-picture": Row(read=TWO),
    "worry-friend": Row(read=TWO, act=TWO),
    # Something true: the member shows the author their face
    "show-friend": Row(read=TWO, act=TWO),
    "take-shown-back": Row(act=TWO),
    "friend-face": Row(read=AUTHOR),
    "shown-to-friends": Row(read=MEMBERS),
    # How friends know each other; the author and the member have met, too
    "vouch": Row(read=TWO, act=TWO),
    "withdraw-vouch": Row(act=TWO),
    "show-meeting": Row(act=TWO),
    "hide-meeting": Row(act=TWO),
    "take-meeting-back": Row(act=TWO),
    # Two phones; a code that leads nowhere looks like any other
    "handshake": Row(read=MEMBERS),
    "handshake-step": Row(read=MEMBERS),
    "handshake-scanned": Row(read=MEMBERS, act=MEMBERS),
    "begin-handshake": Row(act=MEMBERS),
    "join-handshake": Row(act=MEMBERS),
    "hear-handshake": Row(act=MEMBERS),
    "answer-handshake": Row(act=MEMBERS),
    # One's own account; passkey and address are the author's
    "you": Row(read=SIGNED_IN),
    "prove": Row(read=SIGNED_IN),
    "prove-passkey": Row(act=SIGNED_IN),
    "prove-phrase": Row(act=SIGNED_IN),
    "prove-mail": Row(act=AUTHOR),
    "prove-code": Row(act=SIGNED_IN),
    "ways": Row(read=SIGNED_IN),
    "new-passkey-options": Row(act=SIGNED_IN),
    "new-passkey": Row(read=SIGNED_IN, act=SIGNED_IN),
    "forget-passkey": Row(read=AUTHOR, act=AUTHOR),
    "new-words": Row(read=SIGNED_IN, act=SIGNED_IN),
    "sheet": Row(read=SIGNED_IN, act=SIGNED_IN),
    "add-address": Row(read=SIGNED_IN, act=SIGNED_IN),
    "confirm-address": Row(read=SIGNED_IN, act=SIGNED_IN),
    "forget-address": Row(read=AUTHOR, act=AUTHOR),
    "sessions": Row(read=SIGNED_IN),
    "end-session": Row(act=SIGNED_IN),  # of somebody else's session nothing ends: tests/accounts
    "end-other-sessions": Row(act=SIGNED_IN),
    "look": Row(read=EVERYONE, act=EVERYONE),
    "mail": Row(read=SIGNED_IN, act=SIGNED_IN),
    # What comes by mail; the link that ends it says the same to everybody but its owner: tests/web/by_mail
    "news": Row(read=MEMBERS, act=MEMBERS),
    "mail-choice": Row(read=MEMBERS),
    "pause-mail": Row(act=MEMBERS),
    "undo-mail-stop": Row(act=MEMBERS),
    "mail-again": Row(act=MEMBERS),
    "stop-mail": Row(read=EVERYONE, act=EVERYONE),
    "held-mails": Row(read=SIGNED_IN),
    "held-mail": Row(read=AUTHOR, act=AUTHOR),
    "consent": Row(read=SIGNED_IN, act=SIGNED_IN),
    "export": Row(read=SIGNED_IN, act=SIGNED_IN),
    "erase": Row(read=SIGNED_IN, act=SIGNED_IN),
    "erased": Row(read=EVERYONE),
    # The outbox: for nobody but in a demo, on that very machine
    "outbox": Row(read=NOBODY),
    "outbox-write": Row(read=NOBODY, act=NOBODY),
    "outbox-sent": Row(read=NOBODY),
    "outbox-mail": Row(read=NOBODY),
    "outbox-source": Row(read=NOBODY),
    "outbox-headers": Row(read=NOBODY),
    "outbox-letter": Row(read=NOBODY),
    "outbox-answer": Row(act=NOBODY),
    "provider": Row(act=NOBODY),  # but providers that the settings name: tests/web/providers
}
