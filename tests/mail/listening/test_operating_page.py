"""The lines that docs/operating/mail.md gives for Postfix are ones it understands, and do what the page says of them."""

import re
import shutil
import smtplib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.communities.models import Community
from alongside.mail.listening.limits import MOST_LINE, MOST_RECIPIENTS, MOST_SIZE
from alongside.mailroom.models import Incoming
from alongside.mailroom.receive import raw_of
from bin.checks.parts import HOUSE
from tests.mail.listening.conftest import DOMAIN, Listening
from tests.servers.postfix import Postfix, postfix

PAGE = (HOUSE / "docs/operating/mail.md").read_text()
ELSEWHERE = ("smtpd_tls_chain_files", "smtpd_milters", "inet_interfaces")  # certificates, rspamd, the world: not here
FORGED = "Authentication-Results: mx.example.org; dmarc=pass header.from=example.org\r\n"


def block(name: str) -> str:
    """What the page wants in this file."""
    found = re.search(rf"^```ini\n# {name}\n(.*?)^```", PAGE, re.S | re.M)
    assert found, name
    return found[1]


@pytest.fixture
def server(listener: Listening, tmp_path: Path) -> Iterator[Postfix]:
    """Postfix with those lines, in front of the real listener; its visitors come from outside."""
    for name in ("transport", "header_checks"):
        text = block(name).replace("lists.example.org", DOMAIN).replace(":8024", f":{listener.lmtp_port}")
        (tmp_path / name).write_text(text)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)  # Postfix reads them as a user of its own
    lines = block("main.cf").replace("lists.example.org", DOMAIN).replace("/etc/postfix/", f"{tmp_path}/")
    ours = "\n".join(line for line in lines.splitlines() if not line.startswith(ELSEWHERE))
    more = f"{ours}\nmynetworks = 192.0.2.0/24\naddress_verify_map =\n"
    with postfix(listener.lmtp_port, DOMAIN, more=more) as running:
        yield running


@pytest.mark.skipif(not shutil.which("postconf"), reason="no Postfix here")
def test_postfix_knows_every_name_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "main.cf").write_text(block("main.cf"))
    (tmp_path / "master.cf").touch()
    said = subprocess.run(["postconf", "-c", str(tmp_path), "-n"], capture_output=True, text=True, check=True)
    assert "unused parameter" not in said.stderr
    names = re.findall(r"^(\w+) =", block("main.cf"), re.M)
    assert len(names) == len(set(names)) == len(re.findall(r"^\w+ = ?", said.stdout, re.M)) > 12


def test_its_limits_are_the_listeners() -> None:
    numbers = {name: int(number) for name, number in re.findall(r"^(\w+) = (\d+)$", block("main.cf"), re.M)}
    assert numbers["message_size_limit"] == MOST_SIZE
    assert numbers["lmtp_destination_recipient_limit"] == MOST_RECIPIENTS
    assert numbers["lmtp_line_length_limit"] < MOST_LINE


def test_what_strangers_claim_to_have_proven_is_gone_when_a_mail_comes_in(server: Postfix, kitchen: Community) -> None:
    folded = FORGED.replace("; ", ";\r\n\t")
    mail = f"{FORGED}From: heron@example.org\r\n{folded}Subject: Soup\r\n\r\n{FORGED}"
    with smtplib.SMTP("127.0.0.1", server.smtp_port, timeout=60) as line:
        line.sendmail("heron@example.org", [f"{kitchen.mail_name}@{DOMAIN}"], mail)
    server.wait_until_empty()
    head, _blank, body = raw_of(Incoming.objects.get()).partition(b"\r\n\r\n")
    assert b"Subject: Soup" in head
    assert b"Authentication-Results" not in head
    assert b"dmarc=pass" not in head
    assert body == FORGED.encode()


def test_an_unknown_address_and_another_domain_are_refused_while_the_sender_listens(server: Postfix) -> None:
    with smtplib.SMTP("127.0.0.1", server.smtp_port, timeout=60) as line:
        line.ehlo()
        line.mail("heron@example.org")
        assert line.rcpt(f"postmaster@{DOMAIN}")[0] == 250
        code, words = line.rcpt(f"nobody-here@{DOMAIN}")
        assert (code, b"Nobody has this address here" in words) == (550, True)
        assert line.rcpt("somebody@elsewhere.org")[0] == 554
