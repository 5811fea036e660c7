"""How much the listener takes, and why not more."""

MOST_SIZE = 25 * 1024 * 1024  # bytes of one mail, attachments in their encoding: what large providers let out
MOST_LINE = 64 * 1024  # bytes of one line; programs write whole paragraphs, and some whole mails, in one
MOST_RECIPIENTS = 50  # addresses in one go; the sender's server comes again with the others
MOST_CONNECTIONS = 100  # of SMTP and of LMTP each; a mail server in front opens 20 or so
MOST_UNDER_WAY = 64 * 1024 * 1024  # bytes of mails that aren't on the disk yet, by SMTP and by LMTP each: in memory
UNSAID = 64 * 1024  # bytes by which a mail may be longer than was said when it began
IDLE = 300.0  # seconds without a command, RFC 5321's least
DRAIN = 0.5  # seconds in which mails under way may reach the disk when we stop; others come again

# Nobody guesses an address of 104 random bits; whoever tries a list of names waits ever longer for little.
UNKNOWN_AN_HOUR = 10  # unknown addresses that one source may try without being slowed down
TARPIT = 10.0  # seconds that each one more takes
SOURCES = 1000  # sources remembered at a time, and nothing of them but when they last tried
