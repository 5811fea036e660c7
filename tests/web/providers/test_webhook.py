"""What a mail provider brings is kept when it proves itself, else refused; unless it is set, there is nothing."""

import base64
import hashlib
import hmac
import json
import os
import subprocess
import sys
import time

import pytest
from django.test import Client

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.proof import RecentProof
from alongside.core.mailtext.origin import read_origin
from alongside.mailroom.message_ids import message_id_of
from alongside.mailroom.models import Arrival, Incoming, MailStanding
from alongside.mailroom.receive import UNPROVEN, raw_of

pytestmark = pytest.mark.django_db
PASSWORD = "provider:long-random-words"
BASIC = "Basic " + base64.b64encode(PASSWORD.encode()).decode()
KEY = "signing-key"
LONG_ID = f"<{'x' * 81}@outlook.example>"
MAIL = (
    "Authentication-Results: mx.example; dmarc=pass header.from=example.org\r\n"
    "From: Lily <lily@example.org>\r\nTo: kidney@localhost\r\nSubject: Scan day\r\n"
    f"Message-ID: <one@example.org>\r\nReferences: {LONG_ID}\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: 8bit\r\n\r\nTomorrow, señora\u200b.\r\n"
)


@pytest.fixture(autouse=True)
def providers(settings, world):
    settings.ANYMAIL_PROVIDERS = ["mailgun", "postmark"]
    settings.ANYMAIL = {"WEBHOOK_SECRET": PASSWORD, "MAILGUN_WEBHOOK_SIGNING_KEY": KEY}
    return settings


@pytest.fixture
def caller():
    return Client(enforce_csrf_checks=True, headers={"Authorization": BASIC})


def signed(**fields):
    stamp, token = str(int(time.time())), "t" * 50
    made = hmac.new(KEY.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    return {"timestamp": stamp, "token": token, "signature": made, **fields}


def brings(world, raw=MAIL, **changed):
    recipient = f"{world.kitchen.mail_name}@localhost"
    return signed(**{"recipient": recipient, "sender": "lily@example.org", "body-mime": raw, **changed})


def tells(kind, recipient, message_id, **more):
    event = {"event": kind, "recipient": recipient, "timestamp": time.time(), "message": {"headers": {}}, **more}
    event["message"]["headers"]["message-id"] = message_id.strip("<>")
    return {"signature": signed(), "event-data": event}


def post(caller, path, sent):
    return caller.post(path, json.dumps(sent), content_type="application/json")


def test_a_signed_mail_is_kept_as_it_came_before_the_provider_hears_ok(world, caller):
    assert caller.post("/providers/mailgun/inbound_mime/", brings(world)).status_code == 200
    arrival = Arrival.objects.get()
    assert arrival.local == world.kitchen.mail_name
    assert raw_of(arrival.incoming) == UNPROVEN + MAIL.encode()
    assert not arrival.incoming.null_sender


PASSED = "dmarc=pass header.from=example.org"


@pytest.mark.parametrize(
    ("authserv", "on_top", "proof"),
    [
        ("", f"Authentication-Results: mx.example; {PASSED}\r\n", "unknown"),
        ("mx.example", f"Authentication-Results: mx.example;\r\n\t{PASSED}\r\n", "aligned"),
        ("mx.example", f"X-One: 1\r\n folded\r\nauthentication-results: MX.example; {PASSED}\r\n", "aligned"),
        ("mx.example", f"Authentication-Results: mx.evil; {PASSED}\r\n", "unknown"),
        ("mx.example", f"Authentication-Results: mx.ours; {PASSED}\r\n", "unknown"),
        ("mx.example", "", "unknown"),
    ],
)
def test_a_sender_is_proven_only_by_what_the_provider_itself_found(world, caller, settings, authserv, on_top, proof):
    settings.ANYMAIL_AUTHSERV, settings.MAIL_AUTHSERV = authserv, "mx.ours"
    body = MAIL.partition("\r\n")[2]
    assert caller.post("/providers/mailgun/inbound_mime/", brings(world, on_top + body)).status_code == 200
    raw = raw_of(Incoming.objects.get())
    assert read_origin(raw, trusted=frozenset({"mx.ours", settings.MAIL_DOOR_SECRET})).proof == proof
    assert raw.endswith((on_top + body).encode())


@pytest.mark.parametrize("wrong", ["signature", "token", "password", "no password"])
def test_a_mail_without_the_right_proof_is_refused(world, caller, wrong):
    sent = brings(world)
    if wrong in sent:
        sent[wrong] = "wrong"
    others = {"password": {"Authorization": "Basic " + base64.b64encode(b"a:b").decode()}, "no password": {}}
    client = Client(headers=others[wrong]) if wrong in others else caller
    assert client.post("/providers/mailgun/inbound_mime/", sent).status_code == 403
    assert not Incoming.objects.exists()


def test_a_provider_that_comes_again_is_heard_again(world, caller):
    for _ in range(2):
        assert caller.post("/providers/mailgun/inbound_mime/", brings(world)).status_code == 200
    assert Incoming.objects.count() == 2, "that it counts once is the pipeline's care"


def test_providers_that_send_json_are_understood_and_machines_are_known(world, caller):
    sent: dict[str, object] = {
        "RawEmail": MAIL,
        "OriginalRecipient": f"{world.kitchen.mail_name}@localhost",
        "Headers": [],
    }
    assert post(caller, "/providers/postmark/inbound/", sent).status_code == 200
    assert not Incoming.objects.get().null_sender
    sent["Headers"] = [{"Name": "Return-Path", "Value": "<>"}]
    assert post(caller, "/providers/postmark/inbound/", sent).status_code == 200
    assert [raw_of(one) for one in Incoming.objects.all()] == [UNPROVEN + MAIL.encode()] * 2
    assert Incoming.objects.filter(null_sender=True).count() == 1


def test_where_no_envelope_is_told_the_head_says_for_whom_it_is(world, caller):
    kitchen, garden = world.kitchen.mail_name, world.garden.mail_name
    raw = MAIL.replace("To: kidney@", f"Cc: x@elsewhere.org, {garden}@localhost\r\nTo: {kitchen}@")
    assert post(caller, "/providers/postmark/inbound/", {"RawEmail": raw, "Headers": []}).status_code == 200
    assert set(Arrival.objects.values_list("local", flat=True)) == {kitchen, garden}


def test_a_large_mail_gets_through(world, caller, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 33_554_432  # as the settings have it where a provider is named
    large = MAIL + "x" * 76 + "\r\n" + ("y" * 76 + "\r\n") * 40_000
    assert caller.post("/providers/mailgun/inbound_mime/", brings(world, large)).status_code == 200
    assert raw_of(Incoming.objects.get()) == UNPROVEN + large.encode()


@pytest.mark.parametrize("recipient", ["nobody-here@localhost", "kidney@elsewhere.org", "x" * 90 + "@localhost"])
def test_what_is_for_no_address_of_ours_is_let_go(world, caller, recipient):
    assert caller.post("/providers/mailgun/inbound_mime/", brings(world, recipient=recipient)).status_code == 200
    assert not Incoming.objects.exists()


def test_without_the_setting_there_is_nothing_there(world, caller, settings):
    settings.ANYMAIL_PROVIDERS = []
    for path in ("mailgun/inbound", "mailgun/tracking", "postmark/inbound"):
        assert caller.post(f"/providers/{path}/", brings(world)).status_code == 404
    settings.ANYMAIL_PROVIDERS = ["mailgun", "acme", "amazon_ses"]
    for path in ("postmark/inbound", "mailgun/other", "acme/inbound", "amazon_ses/inbound"):
        assert caller.post(f"/providers/{path}/", brings(world)).status_code == 404
    assert caller.get("/providers/mailgun/inbound/").status_code == 405


def bens_address(world):
    add_address(ProvenAddress("ben@example.org"), by=RecentProof(world.people["ben"]))
    return "ben@example.org", message_id_of(world.post())


def test_a_bounce_counts_for_the_member_and_policy_never_does(world, caller):
    address, message_id = bens_address(world)
    status = {"severity": "permanent", "delivery-status": {"message": "550 5.7.1 blocked as spam", "code": 550}}
    assert (
        post(caller, "/providers/mailgun/tracking/", tells("failed", address, message_id, **status)).status_code == 200
    )
    assert not MailStanding.objects.exists()
    status["delivery-status"]["message"] = "550 5.1.1 user unknown"
    for _ in range(2):
        post(caller, "/providers/mailgun/tracking/", tells("failed", address, message_id, **status))
    standing = MailStanding.objects.get()
    assert (standing.alias_id, standing.score) == (world.ben.alias_id, 2.0)


def test_a_complaint_rests_the_mail_of_that_member_in_that_community(world, caller):
    address, message_id = bens_address(world)
    post(caller, "/providers/mailgun/tracking/", tells("complained", address, message_id))
    standing = MailStanding.objects.get()
    assert (standing.alias_id, standing.because) == (world.ben.alias_id, "complaint")


def test_what_tells_of_nobody_or_of_reading_is_not_looked_at(world, caller):
    address, message_id = bens_address(world)
    for event in (
        tells("opened", address, message_id),
        tells("complained", "stranger@example.org", message_id),
        tells("complained", address, "<other@elsewhere.org>"),
    ):
        assert post(caller, "/providers/mailgun/tracking/", event).status_code == 200
    unsigned = tells("complained", address, message_id)
    unsigned["signature"]["signature"] = "wrong"
    assert post(caller, "/providers/mailgun/tracking/", unsigned).status_code == 403
    assert not MailStanding.objects.exists()


def test_the_software_that_reads_webhooks_is_loaded_by_nobody_else():
    code = "import django, sys; django.setup(); import alongside.urls; print('anymail' in sys.modules)"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
