"""What waits, what failed, and whom mail doesn't reach."""

from collections import Counter
from collections.abc import Iterator

from alongside.core.doctor.finding import Finding
from alongside.mailroom.figures import mail_figures

MANY = 0.05  # a share that single closed mailboxes don't explain
FEW = 20  # mails or readers below which a share says nothing


def going_out() -> Iterator[Finding]:
    """Mail going out."""
    found = mail_figures()
    if found.late:
        yield Finding(
            "Mail going out",
            f"{found.late} mails wait for more than an hour. The smarthost said: {listed(found.late_because)}.",
            "If it said nothing yet, is a worker running? Else mend what it says; they go out by themselves then.",
        )
    failed, tried = found.failed.total(), found.failed.total() + found.sent
    if tried >= FEW and failed > MANY * tried:
        yield Finding(
            "Mail going out",
            f"{failed} of {tried} mails of the last day were refused for good: {listed(found.failed)}.",
            "5.7 is for policy or spam: look at SPF, DKIM and the provider's words in the mail server's log.",
        )


def coming_in() -> Iterator[Finding]:
    """Mail coming in."""
    found = mail_figures()
    if found.unread:
        yield Finding(
            "Mail coming in",
            f"{found.unread} mails came more than an hour ago, and nobody looked at them.",
            "Is Alongside running? If you serve with --no-worker, start one: alongside worker",
        )
    if found.broken:
        yield Finding(
            "Mail coming in",
            f"{found.broken} mails could not be read, three times each, and were put aside for 35 days.",
            "Tell those who make Alongside what the log says of mail. Their senders may have to write again.",
            urgent=False,
        )
    if found.parked:
        yield Finding(
            "Mail coming in",
            f"Jobs about mail failed again and again and were put aside: {', '.join(found.parked)}.",
            "Tell those who make Alongside. After an upgrade that mends them, say: alongside doctor --again",
        )
    if found.for_operator:
        yield Finding(
            "Mail coming in",
            f"{found.for_operator} mails to postmaster@ or abuse@ wait for you.",
            "Read them: alongside doctor mail --read. To get them by mail, set ALONGSIDE_OPERATOR.",
            urgent=False,
        )


def reach() -> Iterator[Finding]:
    """Whom mail doesn't reach."""
    found = mail_figures()
    if found.readers >= FEW and found.resting > MANY * found.readers:
        yield Finding(
            "Whom mail doesn't reach",
            f"Mail rests for {found.resting} of {found.readers} readers, after bounces or a complaint.",
            "So many rarely close their mailbox at once: look whether a provider takes our mail for spam.",
        )


def listed(said: Counter[str]) -> str:
    """What was said, most often first, with how often; what was said equally often, by the alphabet."""
    often = sorted(said.items(), key=lambda each: (-each[1], each[0]))[:5]
    return ", ".join(f"{word} ({many})" for word, many in often)
