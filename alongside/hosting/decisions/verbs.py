"""The journal's words for what hosts decide, and which of them somebody may see otherwise."""

HOLD, RELEASE, ASK_CHANGE = "hold", "release", "ask change"
MASK, UNMASK = "mask", "unmask"
REMOVE, BRING_BACK = "remove", "bring back"
SLOW, FLOW, LOCK, UNLOCK = "slow", "flow", "lock", "unlock"
PAUSE, END_PAUSE = "pause", "end pause"
LET_GO = "let go"  # takes two hosts; the journal has an entry of each
REMOVE_MEETUP, BRING_MEETUP_BACK = "remove meet-up", "bring meet-up back"
UPHOLD, UNDO = "uphold", "undo"

OUT_OF_SIGHT = frozenset({HOLD, ASK_CHANGE, REMOVE})
APPEALABLE = frozenset({HOLD, ASK_CHANGE, MASK, REMOVE, REMOVE_MEETUP, PAUSE, LET_GO})
