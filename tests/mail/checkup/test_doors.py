"""Whether mail can come in and go out is tried for real, and what is ill is told apart in plain words."""

import socket
from urllib.parse import quote

import pytest

from alongside.mail.checkup import choices, doors
from alongside.mail.checkup.smarthost import smarthost
from tests.mail.checkup.conftest import mail_server
from tests.servers.ports import free_port

pytestmark = pytest.mark.usefixtures("a_house")
LARGE = "250-here\r\n250-8BITMIME\r\n250 SIZE 26214400"


def said(look) -> str:
    return " ".join(found.trouble for found in look())


@pytest.mark.parametrize(
    ("look", "setting", "greeting"), [("smtp_port", "SMTP_PORT", "EHLO"), ("lmtp_port", "LMTP_PORT", "LHLO")]
)
def test_a_port_is_well_when_it_speaks_its_language_and_takes_large_mail(settings, look, setting, greeting):
    with mail_server(**{greeting: LARGE}) as server:
        setattr(settings, setting, server.port)
        assert said(getattr(doors, look)) == ""
        assert server.heard[0].upper().startswith(greeting)
    other = "LHLO" if greeting == "EHLO" else "EHLO"
    with mail_server(**{other: LARGE, greeting: "500 what?"}) as server:
        setattr(settings, setting, server.port)
        assert "it says 500 to our greeting" in said(getattr(doors, look))
    with mail_server(**{greeting: "250-here\r\n250 SIZE 1000000"}) as server:
        setattr(settings, setting, server.port)
        assert "takes 1 MB at most" in said(getattr(doors, look))
    with mail_server(_="HTTP/1.1 400 Bad Request") as server:
        setattr(settings, setting, server.port)
        assert "doesn't speak" in said(getattr(doors, look))
    setattr(settings, setting, free_port())
    assert "Nothing answers on port" in said(getattr(doors, look))
    setattr(settings, setting, 0)
    assert said(getattr(doors, look)) == ""


def test_an_installation_without_any_way_in_is_told_so(settings):
    settings.SMTP_PORT = settings.LMTP_PORT = 0
    assert "nobody can write to us" in said(doors.ways_in)
    settings.ANYMAIL_PROVIDERS = ["mailgun"]
    assert said(doors.ways_in) == ""


def test_a_smarthost_is_asked_as_far_as_one_can_without_sending(settings):
    with mail_server(EHLO="250 here") as server:
        settings.SMARTHOST = f"smtp://127.0.0.1:{server.port}"
        assert said(smarthost) == ""
        assert "mail from:<alongside@lists.kitchen.org>" in server.heard
        assert [line.lower() for line in server.heard[-2:]] == ["rset", "quit"]
        assert not any(line.upper().startswith(("RCPT", "DATA")) for line in server.heard)
    settings.SMARTHOST = ""
    assert said(smarthost) == ""


def test_a_smarthost_with_tls_and_a_password_is_well_when_both_are_right(settings, own_certificate, monkeypatch):
    certificate, file = own_certificate
    known = "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN"
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with mail_server(certificate, EHLO=known, STARTTLS="220 go", AUTH="235 welcome") as server:
        settings.SMARTHOST = f"smtp://{quote('us@kitchen.org')}:secret@localhost:{server.port}"
        assert said(smarthost) == ""
        server.answers["AUTH"] = "535 5.7.8 who are you?"
        assert "doesn't let us in: 535 5.7.8 who are you?" in said(smarthost)
    with mail_server(certificate, at_once=True, EHLO="250 here") as server:
        settings.SMARTHOST = f"smtps://localhost:{server.port}"
        assert said(smarthost) == ""


def test_a_certificate_that_nobody_signed_is_told_from_a_server_without_any(settings, own_certificate):
    with mail_server(own_certificate[0], at_once=True) as server:
        settings.SMARTHOST = f"smtps://localhost:{server.port}"
        assert "a certificate that isn't right" in said(smarthost)
    with mail_server() as server:
        settings.SMARTHOST = f"smtps://localhost:{server.port}"
        assert "didn't begin to encrypt" in said(smarthost)


@pytest.mark.parametrize(
    ("answers", "user", "words"),
    [
        ({"EHLO": "250 here"}, "us:secret@", "offers no encryption, so we send it nothing"),
        (
            {"EHLO": "250 here", "MAIL": "550 5.7.1 not from you"},
            "",
            "takes no mail from alongside@lists.kitchen.org: 550",
        ),
        ({"_": "554 go away"}, "", "doesn't answer as a mail server: 554 go away"),
    ],
)
def test_what_a_smarthost_refuses_is_said_in_its_own_words(settings, answers, user, words):
    with mail_server(**answers) as server:
        settings.SMARTHOST = f"smtp://{user}127.0.0.1:{server.port}"
        assert words in said(smarthost)
        assert not any("secret" in line or line.upper().startswith("AUTH") for line in server.heard)


def test_a_smarthost_that_isnt_there_is_told_from_one_without_a_name(settings, monkeypatch):
    settings.SMARTHOST = f"smtp://127.0.0.1:{free_port()}"
    assert "Connection refused" in said(smarthost)

    def no_such_name(*_asked, **_more):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    settings.SMARTHOST = "smtp://mail.nowhere.example:587"
    assert "There is no server mail.nowhere.example" in said(smarthost)


def test_settings_that_do_not_fit_are_said_and_those_that_do_are_not(settings):
    looks = (choices.sending, choices.author, choices.proof, choices.openness)
    assert [said(look) for look in looks] == [""] * 4
    settings.SENDS_MAIL = False
    assert "nobody gets a code" in said(choices.sending)
    settings.MAIL_FROM = "us@kitchen.org"
    assert said(choices.author) == "", "a domain above ours still aligns"
    settings.MAIL_FROM = "us@elsewhere.org"
    assert "doesn't count for the other" in said(choices.author)
    settings.MAIL_AUTHSERV = ""
    assert "no sender counts as proven" in said(choices.proof)
    settings.MAIL_LISTEN = "0.0.0.0"
    assert "without asking who hands it over" in said(choices.openness)
    settings.DEMO, settings.MAIL_DOMAIN = True, "localhost"
    assert [said(choices.sending), said(choices.proof)] == ["", ""]
