"""Every limit of the front, each with its reason."""

MiB = 1024 * 1024

BODY_CAP = 32 * MiB  # three large photographs from a phone in one form
BODY_IN_MEMORY = 64 * 1024  # a long post; only pictures and archives go through the disk
BODIES_ON_DISK = 512 * MiB  # all bodies that are arriving together, so that uploads cannot fill the disk
BODY_PAUSE = 20.0  # seconds without a byte: a phone in a lift is back by then
BODY_DUE = 600.0  # seconds for a whole body: 32 MiB over a poor mobile line
HEAD_SIZE = 32 * 1024  # bytes of path and header fields; browsers stay under 16 KiB
HEAD_DUE = 15.0  # seconds from opening a connection until its first request's headers are there
KEEP_ALIVE = 20.0  # seconds an idle connection stays open for the next page
WRITE_STALL = 60.0  # seconds a client may refuse to take what was sent
DRAIN = 5.0  # seconds that pages under way get when the server stops
MOST_WAITING = 400  # requests that wait for a thread; beyond this an honest "too busy" is quicker
FILE_PIECE = 256 * 1024  # bytes of a file read and sent at a time
