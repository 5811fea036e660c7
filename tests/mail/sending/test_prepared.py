"""A mail that is built once says to each reader exactly what it should, in letters that no server touches."""

from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.mail.sending.prepared import Unfit, mailbox, place, prepare

LINK = "https://example.org/mail/stop/u-abc/"
# Every letter that people write; what ends a line in Python alone is no line end in a mail.
WORDS = some.text(some.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | some.just("\n"), max_size=400)


def read(raw: bytes):
    return message_from_bytes(raw, policy=policy.default)


def said(raw: bytes, kind: str = "plain") -> str:
    return read(raw).get_body((kind,)).get_content().replace("\r\n", "\n")


@given(WORDS, WORDS)
def test_the_words_are_read_as_they_were_written(before: str, after: str) -> None:
    raw = prepare([], text=f"{before}{place('stop')}{after}", html="<p>.</p>").filled(stop=LINK)
    assert said(raw).rstrip("\n") == f"{before}{LINK}{after}".rstrip("\n")
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) < 100


def test_each_reader_finds_their_own_address_in_head_and_body() -> None:
    mail = prepare([("Reply-To", f"<{place('reply')}@ours.test>")], text=f"Stop: {place('stop')}")
    for name in ("lily", "heron"):
        raw = mail.filled(reply=f"t-{name}", stop=f"{LINK}{name}/")
        assert read(raw)["Reply-To"].addresses[0].username == f"t-{name}"
        assert said(raw) == f"Stop: {LINK}{name}/\n"


def test_names_and_subjects_may_be_in_any_script() -> None:
    subject = "Re: ¿Qué cocinan los días de diálisis?\u00a0👩\u200d⚕️" * 3
    headers = [("From", mailbox('Zoë "Z", via Küche', "zoe@ours.test")), ("Subject", subject)]
    mail = read(prepare(headers, text=".").filled())
    assert mail["From"].addresses[0].display_name == 'Zoë "Z", via Küche'
    assert mail["From"].addresses[0].addr_spec == "zoe@ours.test"
    assert mail["Subject"] == subject


def test_long_ids_stay_whole_so_that_threads_hold_together() -> None:
    ids = [f"<{letter * 90}@a.long.name.example.org>" for letter in "abcdefghij"]
    raw = prepare([("Message-ID", ids[0]), ("References", " ".join(ids))], text=".").filled()
    assert message_from_bytes(raw)["Message-ID"] == ids[0]
    assert message_from_bytes(raw)["References"].split() == ids
    assert b"=?" not in raw


@pytest.mark.parametrize("value", ["a\r\nBcc: otter@example.org", "", "a b", "ä"])
def test_a_value_brings_no_header_along(value: str) -> None:
    mail = prepare([("X-To", place("to"))], text=".")
    with pytest.raises(Unfit):
        mail.filled(to=value)


@pytest.mark.parametrize("value", ['"><img src=x>', "a=20b"])
def test_a_value_in_the_words_is_neither_html_nor_code(value: str) -> None:
    with pytest.raises(Unfit):
        prepare([], text=place("stop")).filled(stop=value)


def test_a_header_is_one_line() -> None:
    with pytest.raises(Unfit):
        prepare([("Subject", "One\nBcc: otter@example.org")], text=".")


def test_per_cent_signs_are_only_words() -> None:
    assert said(prepare([("Subject", "100 %(to)s")], text="50%(stop)s %d").filled()) == "50%(stop)s %d\n"
