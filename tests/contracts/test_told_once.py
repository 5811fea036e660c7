"""Whatever queues a mail is either behind `notify`, or a duty that docs/decisions/news-gently.md names."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "docs/decisions/news-gently.md"
QUEUES = re.compile(r"\b(?:queue_letter|queue_unwritten|deliver_(?:post|letters|question|reminders))\(")

# What runs only where `notify` says so: the jobs that wiring names for a way, and letters of what was gathered.
BEHIND = {
    "alongside/mail/sending/fan_out.py", "alongside/mail/sending/nudges.py", "alongside/mail/private/tell.py",
    "alongside/mail/chats/slow_lane.py", "alongside/mail/chats/remind.py", "alongside/mail/letters/due.py",
}  # fmt: skip
HOME = {"alongside/accounts/letters.py", "alongside/mailroom/deliver.py"}  # where these are defined


def _queueing() -> set[str]:
    files = (ROOT / "alongside").rglob("*.py")
    return {str(one.relative_to(ROOT)) for one in files if QUEUES.search(one.read_text())} - HOME


def test_every_place_that_queues_mail_is_behind_notify_or_named_with_its_reason() -> None:
    named = set(re.findall(r"^\| `(alongside/[\w/]+\.py)` \|", RECORD.read_text(), re.MULTILINE))
    assert _queueing() - BEHIND == named


def test_what_is_behind_notify_is_reached_through_it_alone() -> None:
    assert _queueing() >= BEHIND
    wiring = (ROOT / "alongside/wiring.py").read_text()
    jobs = ("mail_post", "mail_nudge", "mail_message", "mail_ask", "remind_of_chats", "mail_questions", "mail_question")
    for job in jobs:
        assert not re.search(rf"(?:on|strike|often)\(.*\b{job}\b", wiring)
        assert re.search(rf"News\.\w+: {job}\b", wiring)
