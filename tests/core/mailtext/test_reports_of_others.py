"""Bounces that others collected, with what they know of each: nearly all are sorted right, and none to a member's harm."""

import csv
import hashlib
import mailbox
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from alongside.core.mailtext.reports.reading import read_report
from alongside.core.mailtext.reports.report import Family, Kind, Report
from tests.core.mailtext.corpora import CORPORA, absent, all_mails

AIM = 0.95
BOUNCES = CORPORA / "bounce-sisimai"
OTHER_BOUNCES = CORPORA / "bounce-flufl"

_OF = {
    Family.DEAD: "userunknown hostunknown hasmoved notaccept",
    Family.FULL: "mailboxfull",
    Family.EXPIRED: "expired",
    Family.POLICY: (
        "filtered rejected blocked policyviolation spamdetected authfailure requireptr securityerror norelaying "
        "contenterror virusdetected badreputation notcompliantrfc toomanyconn"
    ),
    Family.LARGE: "exceedlimit mesgtoobig",
    Family.TROUBLE: "networkerror systemerror mailererror syntaxerror",
    Family.SUSPENDED: "suspend",
    Family.COMPLAINT: "feedback",
    Family.AWAY: "vacation",
    Family.DELIVERED: "delivered",
    Family.UNKNOWN: "undefined onhold",
}
FAMILY = {reason: family for family, reasons in _OF.items() for reason in reasons.split()}
# Where their names are wider than ours, or mean that they don't know.
ALSO = {
    "filtered": {Family.DEAD},  # their name for "user unknown" when they can't see at which command it was said
    "toomanyconn": {Family.TROUBLE},
    "undefined": {Family.TROUBLE, Family.POLICY},
    "onhold": {Family.TROUBLE, Family.POLICY},
    "expired": {Family.DELAYED},
}
STILL_TRIED = (b"action: delayed", b"warning message only", b"(delay)", b"delivery delayed", b"delayed 24 hours")


def rows(folder: Path) -> Iterator[tuple[Path, str]]:
    with (folder / "MANIFEST.tsv").open() as listed:
        for row in csv.DictReader(listed, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield folder / row["file"], row["expected"] or ""


def expected(path: Path, told: str) -> list[set[Family]]:
    """The families that are right for each recipient, from lines like "5.1.1,550,userunknown,true"."""
    found = []
    tried = any(mark in path.read_bytes().lower() for mark in STILL_TRIED)
    for line in told.partition("=")[2].split("|"):
        fields = line.strip().split(",")
        right = {FAMILY[fields[2]]} | ALSO.get(fields[2], set()) | ({Family.DELAYED} if tried else set())
        found.append({Family.POLICY} if "auth-failure" in fields else right)
    return found


def agree(report: Report | None, wanted: list[set[Family]]) -> bool:
    families = [one.family for one in report.recipients] if report else []
    return len(families) == len(wanted) and all(one in right for one, right in zip(families, wanted, strict=True))


@cache
def judged() -> dict[Path, tuple[bool, Report | None, str]]:
    reports = {path: (read_report(path.read_bytes()), told) for path, told in rows(BOUNCES) if "reason" in told}
    return {path: (agree(report, expected(path, told)), report, told) for path, (report, told) in reports.items()}


def share(of: list[Path]) -> float:
    return sum(judged()[path][0] for path in of) / len(of)


@absent
def test_nearly_every_bounce_is_of_the_family_that_its_collectors_name():
    wrong = [f"{path.name}: {told}" for path, (right, _, told) in judged().items() if not right]
    assert len(judged()) > 300
    assert 1 - len(wrong) / len(judged()) >= AIM, wrong


@absent
def test_both_halves_of_them_are_read_alike():
    """The same cut that was made while the rules were written: one half was looked at, the other only counted."""
    halves: tuple[list[Path], list[Path]] = ([], [])
    for path in judged():
        halves[hashlib.sha256(path.name.encode()).digest()[0] & 1].append(path)
    assert min(share(half) for half in halves) >= AIM


@absent
def test_no_refusal_by_rules_or_trouble_is_read_as_a_dead_mailbox():
    harmless = {Family.POLICY, Family.TROUBLE}
    for path, (_, report, told) in judged().items():
        for one, right in zip(report.recipients if report else (), expected(path, told), strict=False):
            assert not (one.family is Family.DEAD and right <= harmless), path.name


@absent
def test_the_ends_of_lines_change_nothing():
    """Some of them come as DOS and old Macintosh files too."""
    pairs = [(path, path.parent.parent / "mac" / path.name) for path in (BOUNCES / "maildir/dos").iterdir()]
    assert pairs
    for dos, mac in pairs:
        one, other = read_report(dos.read_bytes()), read_report(mac.read_bytes())
        assert one, dos.name
        assert other, mac.name
        assert [(r.address, r.family) for r in one.recipients] == [(r.address, r.family) for r in other.recipients]


@absent
def test_most_addresses_are_found_in_bounces_of_another_collection():
    right = tried = 0
    for path, told in rows(OTHER_BOUNCES):
        wanted = {one.strip().lower() for one in told.partition(":")[2].replace(";", ",").split(",") if "@" in one}
        report = read_report(path.read_bytes())
        tried += bool(wanted)
        right += bool(wanted) and wanted == {one.address for one in (report.recipients if report else ())}
    assert tried > 90
    assert right / tried >= 0.85


REPORTS = ("bounce", "delivery-status", "report", "msg_16.txt", "msg_25.txt", "msg_43.txt", "without_content_type")


@absent
def test_mail_of_people_is_no_report():
    """Lists about software speak of bounces; besides a few real reports among the broken mails there is none."""
    archives = [path for path in (CORPORA / "mbox-archives").rglob("*") if path.suffix == ".mbox"]
    listed = [message.as_bytes() for path in archives for message in mailbox.mbox(path)]
    listed += [path.read_bytes() for path in all_mails() if "mbox-archives" in path.parts]
    others = [path for path in all_mails() if path.parts[-2] != "mbox" and not path.is_relative_to(BOUNCES)]
    written = [
        path.read_bytes()
        for path in others
        if not path.is_relative_to(OTHER_BOUNCES) and not any(mark in str(path) for mark in REPORTS)
    ]
    assert len(listed) > 300
    assert len(written) > 500
    found = [raw[:300] for raw in listed + written if (told := read_report(raw)) and told.kind is not Kind.AWAY]
    assert not found
    assert read_report((BOUNCES / "maildir/not/is-not-bounce-02.eml").read_bytes()) is None
