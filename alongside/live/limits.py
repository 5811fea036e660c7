"""Every limit of the streams, each with its reason."""

KEEP_ALIVE = 20  # seconds between two signs of life: proxies cut a silent line after thirty or sixty
STREAMS_PER_SESSION = 6  # a browser opens six connections to one server; tabs out of sight give theirs up
# Those that ended count until their line is closed: who takes nothing of it keeps it, and what waits, for a minute.
LINES_PER_SESSION = 2 * STREAMS_PER_SESSION
STREAMS = 8_000  # in one process, some 20 KB each; whoever comes later reads the page without them
WAITING = 6_000  # requests for streams that wait together, as after a restart: about ten seconds' work
JOINS_AT_ONCE = 20  # streams that begin between two looks at what is new: some 20 ms, so that no line waits longer
PENDING = 512 * 1024  # bytes that wait for a slow line, some 200 long lines; then it ends, and goes on from its cursor
CATCH_UP = PENDING // 2  # bytes of what was missed: more would end a stream as it begins, each time anew
BEHIND = 300  # posts that a stream catches up with; beyond that its page is read anew
EVENTS_BEHIND = 20_000  # events that are looked through to catch up: an hour of a very busy house
EVENTS_AT_ONCE = 2_000  # events read together
OVERLAP = 500  # events that PostgreSQL may commit out of their order while a page is made
GAP_LASTS = 60.0  # seconds after which an event that never came was rolled back: no verb takes nearly as long
LOOK = 1.0  # seconds between two looks when nobody rang
LOOK_AROUND = 0.25  # seconds between two looks at who may still listen, however much is written
LOOK_SQLITE = 0.05  # the same where another process of SQLite's may have written and cannot ring
RETRY = (1_000, 4_000)  # milliseconds until a browser comes back, by chance, so that not all come at one moment
TROUBLES = 5  # failed looks in a row after which streams end, and come back when the database does
