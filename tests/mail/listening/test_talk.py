"""What is taken, what is refused in which words, and that a yes means that it is on the disk."""

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from alongside.communities.models import Community
from alongside.core.mailtext.origin import read_origin
from alongside.core.models import EventRow
from alongside.mail.listening import limits
from alongside.mail.listening.talk import is_near
from alongside.mailroom.models import Arrival, Incoming
from alongside.mailroom.receive import raw_of
from alongside.mailroom.tokens import letter_tokens, revoke_tokens
from alongside.memberships.models import Membership
from tests.mail.listening.conftest import DOMAIN, Line, Listening

MAIL = b"From: Heron <heron@example.org>\r\nSubject: Soup\r\n\r\nHello."
POSTMASTER, ABUSE = f"postmaster@{DOMAIN}", f"abuse@{DOMAIN}"


def kept() -> list[bytes]:
    return [raw_of(row) for row in Incoming.objects.order_by("pk")]


def test_a_yes_means_that_the_very_bytes_are_kept_sealed(listener: Listening, kitchen: Community) -> None:
    line = listener.smtp()
    assert line.begin(f"{kitchen.mail_name}@{DOMAIN}") == ["250 2.1.5 Go on"]
    assert line.send(MAIL) == ["250 2.0.0 We have it"]
    (row,) = Incoming.objects.all()
    assert raw_of(row) == MAIL + b"\r\n"
    assert b"Hello" not in bytes(row.sealed)
    (arrival,) = Arrival.objects.all()
    assert (arrival.local, arrival.state) == (kitchen.mail_name, "received")
    assert EventRow.objects.filter(name="MailArrived", ids={"incoming": row.pk}).count() == 1


def test_lmtp_answers_once_for_each_address_it_took(listener: Listening) -> None:
    line = listener.lmtp()
    answers = line.begin(POSTMASTER, f"nobody@{DOMAIN}", ABUSE)
    assert [answer[:3] for answer in answers] == ["250", "550", "250"]
    assert line.send(MAIL, answers=2) == ["250 2.0.0 We have it"] * 2
    assert line.say("NOOP") == "250 OK"  # nothing is left unread
    assert sorted(Arrival.objects.values_list("local", flat=True)) == ["abuse", "postmaster"]
    assert Incoming.objects.count() == 1


def test_an_address_said_twice_is_answered_twice_and_kept_once(listener: Listening) -> None:
    line = listener.lmtp()
    line.begin(POSTMASTER, POSTMASTER.upper())
    assert len(line.send(MAIL, answers=2)) == 2
    assert line.say("NOOP") == "250 OK"
    assert Arrival.objects.count() == 1


def test_we_pass_nothing_on_and_know_our_own_addresses_in_any_case(listener: Listening) -> None:
    line = listener.smtp()
    answers = line.begin("otter@example.org", f"Nobody@{DOMAIN}", f"t-aaaabbbbccccddddeeeef@{DOMAIN}")
    assert [answer[:9] for answer in answers] == ["550 5.7.1", "550 5.1.1", "550 5.1.1"]
    assert line.say("DATA").startswith("503")
    assert line.say("RCPT TO:<PostMaster>").startswith("250")
    assert line.say(f"RCPT TO:<Abuse@{DOMAIN.upper()}>").startswith("250")
    assert line.say(f"RCPT TO:<abuse%otter@{DOMAIN}>").startswith("550")


def test_an_address_made_for_a_member_is_known_until_it_is_taken_back(listener: Listening, kitchen: Community) -> None:
    alias = Membership.objects.filter(alias__community=kitchen).values_list("alias", flat=True)[0]
    local = letter_tokens([alias])[alias]
    assert listener.smtp().begin(f"{local.upper()}@{DOMAIN}")[0].startswith("250")
    revoke_tokens(alias)
    assert listener.smtp().begin(f"{local}@{DOMAIN}")[0].startswith("550")


def test_a_mail_without_a_sender_is_known_for_a_machine_s(listener: Listening) -> None:
    for sender in ("<>", "<heron@example.org>"):
        line = listener.smtp()
        line.begin(POSTMASTER, sender=sender)
        assert line.send(MAIL) == ["250 2.0.0 We have it"]
    assert list(Incoming.objects.order_by("pk").values_list("null_sender", flat=True)) == [True, False]


def test_more_addresses_than_fit_are_asked_to_come_again(listener: Listening) -> None:
    answers = listener.lmtp().begin(*[POSTMASTER] * (limits.MOST_RECIPIENTS + 1))
    assert {answer[:3] for answer in answers[:-1]} == {"250"}
    assert answers[-1].startswith("452")


def test_it_says_what_it_can_and_nothing_else(listener: Listening) -> None:
    line = listener.smtp()
    offered = {word[4:].strip() for word in line.say("EHLO mail.example.net").splitlines()}
    assert offered == {DOMAIN, f"SIZE {25 * 1024 * 1024}", "8BITMIME", "SMTPUTF8", "PIPELINING"}
    assert line.say("MAIL FROM:<a@example.org> BODY=BINARYMIME").startswith("501")
    assert line.say("BDAT 10 LAST").startswith("500")
    assert line.say("MAIL FROM:<grüße@example.org> SMTPUTF8 BODY=8BITMIME").startswith("250")


@pytest.mark.parametrize("ending", [b"\n.\n", b"\n.\r\n", b"\r.\r", b"\r.\r\n", b"\r\n.\n", b"\r\n.\r", b"\n\r.\r\n"])
def test_no_mail_hides_a_second_one_behind_a_false_ending(listener: Listening, ending: bytes) -> None:
    line = listener.smtp()
    line.begin(POSTMASTER)
    hidden = f"MAIL FROM:<otter@example.org>\r\nRCPT TO:<{ABUSE}>\r\nDATA\r\nSubject: hidden\r\n".encode()
    assert line.send(MAIL + ending + hidden) == ["250 2.0.0 We have it"]
    assert line.say("NOOP") == "250 OK"
    (only,) = kept()
    assert hidden in only
    assert Arrival.objects.get().local == "postmaster"


def test_dots_of_the_way_are_taken_off_and_all_others_stay(listener: Listening) -> None:
    line = listener.smtp()
    line.begin(POSTMASTER)
    line.send(b"..one\r\n...two\r\nthree.\r\n..")
    assert kept() == [b".one\r\n..two\r\nthree.\r\n.\r\n"]


def test_even_a_mail_without_a_line_ends(listener: Listening) -> None:
    line = listener.smtp()
    line.begin(POSTMASTER)
    line.say("DATA")
    assert line.say(".") == "250 2.0.0 We have it"
    assert kept() == [b""]


def test_commands_may_come_all_at_once(listener: Listening) -> None:
    line = listener.lmtp()
    before = f"MAIL FROM:<a@example.org>\r\nRCPT TO:<{POSTMASTER}>\r\nDATA\r\n".encode()
    for _ in range(2):
        line.socket.sendall(before)
        assert [line.hear()[:3] for _ in range(3)] == ["250", "250", "354"]
        line.socket.sendall(b"Subject: a\r\n\r\nb\r\n.\r\n" + before + b"Subject: c\r\n\r\n.\r\nRSET\r\n")
        assert [line.hear()[:3] for _ in range(6)] == ["250", "250", "250", "354", "250", "250"]
    assert len(kept()) == 4


def test_long_lines_are_taken_and_endless_ones_refused(listener: Listening) -> None:
    line = listener.smtp()
    for length, said in ((60_000, "250 2.0.0"), (70_000, "554 5.6.0"), (500_000, "554 5.6.0"), (100, "250 2.0.0")):
        line.begin(POSTMASTER)
        (answer,) = line.send(b"x" * length)
        assert answer.startswith(said)
    assert [len(mail) for mail in kept()] == [60_002, 102]


def test_a_mail_that_is_too_large_is_refused_before_or_after_it_came(listener: Listening) -> None:
    line = listener.lmtp()
    assert line.say(f"MAIL FROM:<a@example.org> SIZE={limits.MOST_SIZE + 1}").startswith("552")
    line.begin(POSTMASTER, ABUSE)
    answers = line.send((b"x" * 62 + b"\r\n") * (limits.MOST_SIZE // 64 + 1), answers=2)
    assert [answer[:9] for answer in answers] == ["552 5.3.4"] * 2
    line.begin(POSTMASTER)
    assert line.send(MAIL) == ["250 2.0.0 We have it"]


@pytest.mark.parametrize(
    "address", ["", "<", "<>", "a b", "<a@b@c", '<"@x>', "<@>", "<[@x]>", "@,@:", "<a@[>", "é" * 200]
)
def test_an_address_that_is_none_is_refused_and_breaks_nothing(listener: Listening, address: str) -> None:
    line = listener.smtp()
    line.say("MAIL FROM:<a@example.org>")
    assert line.say(f"RCPT TO:{address}")[:2] in ("50", "55")
    assert line.say(f"RCPT TO:<{POSTMASTER}>").startswith("250")


def test_our_own_trouble_is_only_for_now(listener: Listening) -> None:
    line = listener.lmtp()
    line.begin(POSTMASTER, ABUSE)
    with _without("mailroom_incoming"):
        assert [answer[:9] for answer in line.send(MAIL, answers=2)] == ["451 4.3.0"] * 2
    with _without("communities_community"):
        assert line.begin(f"soup@{DOMAIN}", POSTMASTER)[0].startswith("451")
    assert line.send(MAIL) == ["250 2.0.0 We have it"]
    assert len(kept()) == 1


class _without:  # noqa: N801
    """A table that is gone for a while."""

    def __init__(self, table: str) -> None:
        self.table = table

    def __enter__(self) -> None:
        self._say(f"ALTER TABLE {self.table} RENAME TO away")

    def __exit__(self, *_: object) -> None:
        self._say(f"ALTER TABLE away RENAME TO {self.table}")

    def _say(self, words: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(words)


def test_more_mail_than_agreed_is_asked_to_come_again(
    settings: Settings, request: pytest.FixtureRequest, kitchen: Community
) -> None:
    settings.MAIL_RATE = 2
    line: Line = request.getfixturevalue("listener").lmtp()
    for said in ("354", "354", "451 4.3.2"):
        line.begin(POSTMASTER)
        assert line.say("DATA").startswith(said)
        if said == "354":
            line.say(".")
    assert len(kept()) == 2


def test_only_who_speaks_smtp_is_slowed_down(listener: Listening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNKNOWN_AN_HOUR", 0)
    monkeypatch.setattr(limits, "TARPIT", 3600.0)
    nobody = f"t-aaaabbbbccccddddeeeef@{DOMAIN}"
    assert listener.lmtp().begin(nobody, POSTMASTER)[0].startswith("550")  # the server in front speaks for many
    line = listener.smtp()
    assert line.begin(POSTMASTER)[0].startswith("250")
    line.socket.settimeout(0.5)
    with pytest.raises(TimeoutError):
        line.say(f"RCPT TO:<{nobody}>")


def test_only_so_many_talk_at_a_time(listener: Listening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CONNECTIONS", 1)
    first = listener.smtp()
    assert listener.smtp().first.startswith("421")
    assert listener.lmtp().first.startswith("220")  # the server in front isn't kept out by strangers
    assert first.say("QUIT").startswith("221")
    while not (again := listener.smtp()).first.startswith("220"):
        pass
    assert again.say("NOOP") == "250 OK"


def test_nobody_elsewhere_vouches_for_themselves(monkeypatch: pytest.MonkeyPatch, listener: Listening) -> None:
    forged = b"Authentication-Results: mx.test; dmarc=pass header.from=post.test\r\nFrom: ben@post.test\r\n"
    for from_near, over, proof in ((True, listener.smtp, "aligned"), (False, listener.smtp, "unknown")):
        monkeypatch.setattr("alongside.mail.listening.talk.is_near", lambda _address, near=from_near: near)
        line = over()
        line.begin(POSTMASTER)
        line.send(forged + b"\r\nHello.")
        assert read_origin(kept()[-1], trusted=frozenset({"mx.test"})).proof == proof


def test_only_this_machine_is_near() -> None:
    assert [is_near(one) for one in ("127.0.0.1", "127.8.9.1", "::1")] == [True] * 3
    assert [is_near(one) for one in ("192.0.2.1", "10.0.0.1", "fe80::1%eth0")] == [False] * 3


def test_strangers_who_begin_large_mails_and_fall_silent_keep_our_own_server_not_out(listener: Listening) -> None:
    def begun(line: Line) -> str:
        line.begin(POSTMASTER)
        return line.say("DATA")[:3]

    assert [begun(listener.smtp()) for _ in range(3)] == ["354", "354", "451"]
    assert begun(listener.lmtp()) == "354"
