"""What servers and providers tell of our mail is understood, and a person's mail is never taken for it."""

import json

import pytest

from alongside.core.mailtext.reports.reading import read_report
from alongside.core.mailtext.reports.report import Family, Kind, Report

ORIGINAL = (
    "Return-Path: <b-token@ours.example>\nReceived: from a by b; Thu, 1 Jan 2026 10:00:00 +0000\n"
    "From: Lily via Kidney <lily@ours.example>\nTo: Kidney <kidney@ours.example>\nReply-To: <r-token@ours.example>\n"
    "List-Unsubscribe: <mailto:u-token@ours.example>, <https://ours.example/u>\nSubject: Potatoes\n"
    "Message-ID: <77@ours.example>\n\nSoak them.\n"
)


def report(*head: str, body: str) -> Report | None:
    return read_report("\n".join(head).encode() + b"\n\n" + body.encode())


def dsn(*fields: str, people: str = "Your mail did not arrive.") -> Report:
    parts = [
        f"Content-Type: text/plain\n\n{people}\n",
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n" + "\n".join(fields) + "\n",
        f"Content-Type: message/rfc822\n\n{ORIGINAL}",
    ]
    told = report(
        "From: Mail Delivery System <MAILER-DAEMON@mx.example>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        body="".join(f"--b\n{part}\n" for part in parts) + "--b--\n",
    )
    assert told
    return told


def notice(text: str, *head: str) -> Report:
    told = report("From: MAILER-DAEMON@mx.example", *(head or ["Subject: failure notice"]), body=text)
    assert told
    assert told.kind is Kind.BOUNCE
    return told


def test_a_standard_report_tells_who_why_and_about_which_mail():
    told = dsn(
        "Final-Recipient: rfc822; Ann@example.org",
        "Action: failed",
        "Status: 5.0.0",
        "Diagnostic-Code: smtp; 550 5.1.1 <ann@example.org>:\n    Recipient address rejected: User unknown",
    )
    (one,) = told.recipients
    assert (told.kind, one.address, one.status, one.family) == (Kind.BOUNCE, "ann@example.org", "5.1.1", Family.DEAD)
    assert "User unknown" in one.diagnostic
    assert told.original.message_id == "77@ours.example"
    assert told.original.fields["reply-to"] == ("<r-token@ours.example>",)
    assert {"b-token@ours.example", "r-token@ours.example", "u-token@ours.example"} <= set(told.original.addresses)


@pytest.mark.parametrize(
    ("action", "family"),
    [("delivered", Family.DELIVERED), ("relayed", Family.DELIVERED), ("delayed", Family.DELAYED)],
)
def test_what_arrived_or_may_still_arrive_has_not_failed(action: str, family: Family):
    told = dsn(
        "Final-Recipient: rfc822;a@example.org", f"Action: {action}", "Status: 4.1.1", "Diagnostic-Code: smtp; 550"
    )
    assert [one.family for one in told.recipients] == [family]


def test_every_recipient_of_a_report_is_told_apart():
    told = dsn(
        "Action: failed\nFinal-Recipient: rfc822;a@example.org\nStatus: 5.2.2\n",
        "Final-Recipient: rfc822;b@example.org\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 spam",
    )
    found = [(one.address, one.family) for one in told.recipients]
    assert found == [("a@example.org", Family.FULL), ("b@example.org", Family.POLICY)]


PRIVATE = {
    "qmail": (
        "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message.\n\n"
        "<ann@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy.\n\n",
        Family.DEAD,
    ),
    "exim": (
        "A message that you sent could not be delivered to one or more of its\nrecipients. The following failed:\n\n"
        "  ann@example.org\n    host mx.example.org [192.0.2.1]: 552 mailbox is full: retry timeout exceeded\n\n"
        "------ This is a copy of the message, including all the headers. ------\n\n",
        Family.FULL,
    ),
    "exchange": (
        "Your message\n\n  To:      kidney@ours.example\n  Subject: Potatoes\n  Sent:    Thu, 1 Jan 2026\n\n"
        "did not reach the following recipient(s):\n\nann@example.org on Thu, 1 Jan 2026\n"
        "    The recipient name is not recognized\n\n",
        Family.DEAD,
    ),
    "yahoo": (
        "Sorry, we were unable to deliver your message to the following address.\n\n<ann@example.org>:\n"
        "Remote host said: 554 5.7.9 Message not accepted for policy reasons [BODY]\n\n",
        Family.POLICY,
    ),
    "gmail, a warning": (
        "THIS IS A WARNING MESSAGE ONLY.\nYOU DO NOT NEED TO RESEND YOUR MESSAGE.\nDelivery to the following recipient "
        "has been delayed:\n\n     ann@example.org\n\n450 4.2.2 Mailbox full\n\n----- Original message -----\n\n",
        Family.DELAYED,
    ),
    "in Japanese": (
        "次の宛先へ送信できませんでした。\n\n<ann@example.org>\n宛先のメールアドレスが見つかりません。\n\n",
        Family.DEAD,
    ),
    "in Russian": (
        "Ваше письмо не может быть доставлено.\n\n  ann@example.org\n    Пользователь не найден\n\n",
        Family.DEAD,
    ),
}


@pytest.mark.parametrize("name", PRIVATE)
def test_private_formats_are_read_by_what_they_say(name: str):
    text, family = PRIVATE[name]
    told = notice(text + ORIGINAL)
    assert [(one.address, one.family) for one in told.recipients] == [("ann@example.org", family)]
    assert told.original.message_id == "77@ours.example"
    assert "r-token@ours.example" in told.original.addresses


def test_a_report_that_names_nobody_still_gives_the_mail_it_is_about():
    told = notice("Your message could not be delivered because the mailbox is full.\n\n" + ORIGINAL)
    assert [(one.address, one.family) for one in told.recipients] == [("", Family.FULL)]
    assert told.original.fields["message-id"] == ("<77@ours.example>",)


def test_the_lines_of_parts_are_found_when_the_head_lost_them():
    body = (
        "This is a MIME-encapsulated message\n\n--abc.123/mx\n\n550 gone\n\n--abc.123/mx\nContent-Type: message/"
        "delivery-status\n\nFinal-Recipient: rfc822; ann@example.org\nAction: failed\nStatus: 5.1.1\n\n--abc.123/mx--\n"
    )
    assert [one.address for one in notice(body).recipients] == ["ann@example.org"]


def ses(kind: str, about: dict[str, object]) -> bytes:
    told = {
        "notificationType": kind,
        kind.lower(): about,
        "mail": {"headers": [{"name": "Message-ID", "value": "<7@x>"}]},
    }
    head = b"From: no-reply@sns.amazonaws.com\nSubject: AWS Notification Message\n\n"
    return head + json.dumps({"Type": "Notification", "Message": json.dumps(told)}).encode()


def test_amazons_notifications_are_reports():
    gone = {"emailAddress": "Ann@example.org", "diagnosticCode": "smtp; 550 5.1.1 user unknown"}
    bounce = read_report(ses("Bounce", {"bouncedRecipients": [gone]}))
    complaint = read_report(ses("Complaint", {"complainedRecipients": [{"emailAddress": "ann@example.org"}]}))
    assert bounce
    assert (bounce.kind, bounce.recipients[0].family, bounce.original.message_id) == (Kind.BOUNCE, Family.DEAD, "7@x")
    assert complaint
    assert (complaint.kind, complaint.recipients[0].family) == (Kind.COMPLAINT, Family.COMPLAINT)
    by_person = ses("Bounce", {"bouncedRecipients": [gone]}).replace(b"no-reply@sns.amazonaws.com", b"ann@example.org")
    assert read_report(by_person) is None


def feedback(kind: str, *fields: str) -> Report:
    told = "\n".join([f"Feedback-Type: {kind}", "User-Agent: x/1", *fields])
    body = (
        f"--b\n\nThis is a report.\n--b\nContent-Type: message/feedback-report\n\n{told}\n"
        f"--b\nContent-Type: message/rfc822\n\n{ORIGINAL}\n--b--\n"
    )
    found = report(
        "From: x@isp.example", "Content-Type: multipart/report; report-type=feedback-report; boundary=b", body=body
    )
    assert found
    return found


def test_a_complaint_tells_whose_it_is():
    told = feedback("abuse", "Original-Rcpt-To: <ann@example.org>")
    assert (told.kind, told.feedback) == (Kind.COMPLAINT, "abuse")
    assert [(one.address, one.family) for one in told.recipients] == [("ann@example.org", Family.COMPLAINT)]
    assert "u-token@ours.example" in told.original.addresses


def test_failed_authentication_is_our_trouble_and_no_complaint_of_a_reader():
    assert feedback("auth-failure").recipients[0].family is Family.POLICY


def test_a_complaint_without_recipients_is_read_from_the_mail_it_encloses():
    enclosed = "X-HmXmrOriginalRecipient: <ann@example.org>\n" + ORIGINAL
    body = f"--b\nContent-Type: message/rfc822\n\n{enclosed}\n--b--\n"
    subject = "Subject: complaint about message from 192.0.2.1"
    told = report("From: staff@hotmail.com", subject, "Content-Type: multipart/mixed; boundary=b", body=body)
    assert told
    assert (told.kind, told.recipients[0].address) == (Kind.COMPLAINT, "ann@example.org")
    assert told.original.message_id == "77@ours.example"


def test_who_is_away_gave_no_bounce():
    told = report(
        "From: ann@example.org", "Return-Path: <>", "Subject: Automatic reply: Potatoes", body="Back on Monday."
    )
    assert told
    assert (told.kind, told.recipients[0].family) == (Kind.AWAY, Family.AWAY)
    head = ["From: ann@example.org", "Return-Path: <>", "Subject: Automatic reply: Mail delivery failed"]
    quoting = report(*head, body="Back on Monday. You wrote: it could not be delivered, user unknown.")
    assert quoting
    assert quoting.kind is Kind.AWAY


def test_apples_button_to_unsubscribe_is_a_wish_to_hear_no_more():
    head = ["From: ann@icloud.example", "Auto-Submitted: auto-replied", "Subject: unsubscribe"]
    told = report(*head, body="Apple Mail sent this email to unsubscribe.")
    assert told
    assert (told.kind, told.feedback, told.recipients[0].address) == (Kind.COMPLAINT, "opt-out", "ann@icloud.example")
    assert report("From: ann@icloud.example", "Subject: unsubscribe", body="Please") is None


BOUNCED = "A message that you sent could not be delivered.\n\n  bob@example.org\n    550 5.1.1 user unknown\n"


@pytest.mark.parametrize(
    "head",
    [
        ["From: Ann <ann@example.org>", "Subject: Undelivered Mail Returned to Sender"],
        ["From: Ann <ann@example.org>", "Subject: Mail delivery failed", "List-Id: <kidney.ours.example>"],
        ["From: Ann <ann@example.org>", "Subject: Re: failure notice", "Return-Path: <>"],
        ["From: info@clinic.example", "Subject: What is this?"],
    ],
)
def test_a_person_who_shows_a_bounce_to_others_has_not_bounced(head: list[str]):
    assert report(*head, body=BOUNCED) is None
    assert report(*head, body="Look what I got:\n\n" + BOUNCED + "\n" + ORIGINAL) is None


def test_a_person_at_an_office_may_speak_of_deliveries():
    head = ["From: info@clinic.example", "Subject: Delivery problem with my bags"]
    said = "The dialysis bags were not delivered, the address was unknown to the driver."
    assert report(*head, "Return-Path: <info@clinic.example>", body=said) is None
    raw = "\n".join(head).encode() + b"\n\n" + said.encode()
    assert read_report(raw, sender="info@clinic.example") is None


def test_a_standard_report_within_a_persons_mail_is_theirs():
    inner = (
        "Content-Type: multipart/report; boundary=c\n\n--c\nContent-Type: message/delivery-status\n\n"
        "Final-Recipient: rfc822;bob@example.org\nAction: failed\nStatus: 5.1.1\n--c--\n"
    )
    body = f"--b\n\nWhat does this mean?\n--b\nContent-Type: message/rfc822\n\n{inner}--b--\n"
    head = [
        "From: ann@example.org",
        "Subject: Delivery Status Notification",
        "Content-Type: multipart/mixed; boundary=b",
    ]
    assert report(*head, body=body) is None


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"From:\n\n", b"{", b"\x00" * 10_000, b"Content-Type: multipart/report\n\nx"]
)
def test_whatever_comes_in_is_read(raw: bytes):
    told = read_report(raw)
    assert told is None or told.recipients
