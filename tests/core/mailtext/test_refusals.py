"""What servers say when they refuse is sorted by what it means, and doubt never counts against a member."""

import pytest

from alongside.core.mailtext.reports.codes import best_status
from alongside.core.mailtext.reports.meaning import family_of
from alongside.core.mailtext.reports.report import Family


@pytest.mark.parametrize(
    ("said", "family"),
    [
        ("550 5.1.1 The email account that you tried to reach does not exist.", Family.DEAD),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", Family.DEAD),
        ("550 No such user here", Family.DEAD),
        ("550 5.4.1 <a@example.org>: Recipient address rejected: Access denied", Family.DEAD),
        ("Host or domain name not found. Name service error for name=a.example type=A: Host not found", Family.DEAD),
        ("550 Adresse d'au moins un destinataire invalide", Family.DEAD),
        ("452 4.2.2 The email account that you tried to reach is over quota", Family.FULL),
        ("552 5.2.2 Mailbox size limit exceeded", Family.FULL),
        ("554 5.2.0 user's mailfolder is full", Family.FULL),
        ("552 Message would exceed mailbox quota: Message contains [1] file attachments", Family.FULL),
        ("552 5.3.4 Message size exceeds fixed limit", Family.LARGE),
        ("550 5.2.1 The email account that you tried to reach is disabled", Family.SUSPENDED),
        ("554 delivery error: dd This account has been disabled or discontinued", Family.SUSPENDED),
        ("550-5.7.26 This message fails to pass SPF and DKIM checks", Family.POLICY),
        ("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", Family.POLICY),
        ("550 5.1.1 rejected: you are on our block list (S3150)", Family.POLICY),
        ("550 5.1.8 Sender address rejected: Domain of sender does not exist", Family.POLICY),
        ("450 4.7.1 <a@example.org>: Recipient address rejected: Greylisted", Family.POLICY),
        ("550 relaying denied", Family.POLICY),
        ("554 5.4.6 Too many hops", Family.TROUBLE),
        ("5.3.0 unknown mailer error 1: no such user", Family.TROUBLE),
        ("451 4.3.0 Temporary lookup failure", Family.TROUBLE),
        ("4.4.7 message has been in the queue too long", Family.EXPIRED),
        ("450 4.1.1 user unknown", Family.EXPIRED),
        ("", Family.UNKNOWN),
        ("250 2.0.0 OK", Family.UNKNOWN),
    ],
)
def test_what_servers_say_is_sorted_by_what_it_means(said: str, family: Family):
    assert family_of(said) is family


def test_a_user_unknown_only_after_the_text_was_seen_is_no_dead_mailbox():
    said = "550 Unknown user ann@example.org"
    assert family_of(said, around="(in reply to RCPT TO command)") is Family.DEAD
    assert family_of(said, around="(in reply to end of DATA command)") is Family.POLICY
    assert family_of("550 5.1.1 User unknown", around="(in reply to end of DATA command)") is Family.DEAD


def test_a_name_of_a_host_says_nothing_about_why():
    assert family_of("host spam.filter.example[192.0.2.1] said: 550 no such user") is Family.DEAD


def test_a_code_is_no_address_of_a_machine():
    assert best_status("host 5.1.1.2 said: 550 5.2.2 full") == "5.2.2"
    assert best_status("5.1.0 - Unknown address error 550-'5.7.1 denied") == "5.7.1"
    assert best_status("connected to 4.4.7.1") == ""
