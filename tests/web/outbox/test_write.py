"""What is written in the outbox goes through the real way in, as a mail that a mail program would write."""

from email import message_from_bytes, policy

import pytest


def taken(listener):
    (recipient, raw), = listener.taken  # fmt: skip
    return recipient, message_from_bytes(raw, policy=policy.default)


def test_an_answer_is_a_mail_from_the_member_to_where_answers_go(here, mail, listener, settings):
    answer = here.post(f"{mail}answer/", {"text": "I'll think of you, señora."})
    assert answer["Location"] == "/outbox/sent/"
    recipient, message = taken(listener)
    assert recipient.lower() == "rcpt to:<t-aaaabbbbccccddddeeeef@localhost>"
    assert message["From"] == "lily@example.org"
    assert message["To"] == "t-aaaabbbbccccddddeeeef@localhost"
    assert message["Subject"] == "Re: Tomorrow is my scan"
    assert message["In-Reply-To"] == "<one@localhost>"
    assert message["References"] == "<none@localhost> <one@localhost>"
    assert message["Message-ID"].endswith("@example.org>")
    words = message.get_content().replace("\r\n", "\n")
    assert words.startswith("I'll think of you, señora.\n\nOn ")
    assert "Heron via Kidney Kitchen wrote:\n> I am a bit afraid.\n" in words
    proof = message["Authentication-Results"]
    assert proof.startswith(f"{settings.MAIL_DOOR_SECRET};")
    assert "dmarc=pass header.from=example.org" in proof


def test_the_name_that_proves_it_stands_on_no_page(here, mail, listener, settings):
    here.post(f"{mail}answer/", {"text": "Hello."})
    assert len(settings.MAIL_DOOR_SECRET) > 40
    for path in ("/outbox/", "/outbox/write/", "/outbox/sent/", mail, f"{mail}source/", f"{mail}headers/"):
        assert settings.MAIL_DOOR_SECRET not in here.get(path).text.lower()


def test_a_new_mail_goes_from_anybody_to_an_address_of_ours(here, listener):
    sent = {"from": "nina@example.org", "to": "kidney-join@localhost", "subject": "Hello\nBcc: x@y.org", "text": "Hi."}
    assert here.post("/outbox/write/", sent)["Location"] == "/outbox/sent/"
    _recipient, message = taken(listener)
    assert (message["From"], message["To"]) == ("nina@example.org", "kidney-join@localhost")
    assert message["Subject"] == "Hello Bcc: x@y.org"
    assert message["Bcc"] is None
    assert "on its way" in here.get("/outbox/sent/").text


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"to": "somebody@elsewhere.org"}, "They end in @localhost"), ({"from": "nina"}, "look like a mail address"),
     ({"to": "nobody@localhost"}, "550 There is no such address here")],
)  # fmt: skip
def test_what_cannot_be_sent_comes_back_with_its_words(here, listener, changed, said):
    sent = {"from": "nina@example.org", "to": "kidney@localhost", "subject": "Hello", "text": "Words to keep."}
    page = here.post("/outbox/write/", {**sent, **changed})
    assert page.status_code == 422
    assert said in page.text
    assert "Words to keep." in page.text
    assert listener.taken == []


def test_without_a_listener_plain_words_say_so_and_the_answer_is_kept(here, mail, nobody_listens, settings):
    page = here.post(f"{mail}answer/", {"text": "Words to keep."})
    assert page.status_code == 422
    assert "Nothing takes mail in on this machine now" in page.text
    assert str(settings.SMTP_PORT) in page.text
    assert "Words to keep." in page.text


def test_an_answer_without_words_is_not_sent(here, mail, listener):
    assert here.post(f"{mail}answer/", {"text": "  "}).status_code == 422
    assert listener.taken == []
