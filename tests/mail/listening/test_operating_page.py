"""The lines that docs/operating/mail.md gives for Postfix are ones it knows, and do what the page says of them."""

import re
import subprocess
from pathlib import Path

import pytest

from alongside.mail.listening.limits import MOST_LINE, MOST_RECIPIENTS, MOST_SIZE
from bin.checks.parts import HOUSE
from tests.servers.postfix import require_postfix

PAGE = (HOUSE / "docs/operating/mail.md").read_text()
FORGED = "Authentication-Results: mx.example.org; dmarc=pass header.from=example.org"


@pytest.fixture
def postfix_is_here() -> None:
    require_postfix()


def block(name: str) -> str:
    """What the page wants in this file."""
    found = re.search(rf"^```ini\n# {name}\n(.*?)^```", PAGE, re.S | re.M)
    assert found, name
    return found[1]


@pytest.mark.usefixtures("postfix_is_here")
def test_postfix_knows_every_name_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "main.cf").write_text(block("main.cf"))
    (tmp_path / "master.cf").write_text("lmtp unix - - n - - lmtp\n")  # as every Debian has it
    said = subprocess.run(["postconf", "-c", str(tmp_path), "-n"], capture_output=True, text=True, check=True)
    assert "unused parameter" not in said.stderr
    names = re.findall(r"^(\w+) =", block("main.cf"), re.M)
    assert len(names) == len(set(names)) > 12
    assert set(names) <= set(re.findall(r"^(\w+) = ?", said.stdout, re.M))


def test_its_limits_are_the_listeners() -> None:
    numbers = {name: int(number) for name, number in re.findall(r"^(\w+) = (\d+)$", block("main.cf"), re.M)}
    assert numbers["message_size_limit"] == MOST_SIZE
    assert numbers["lmtp_destination_recipient_limit"] == MOST_RECIPIENTS
    assert numbers["lmtp_line_length_limit"] < MOST_LINE


@pytest.mark.usefixtures("postfix_is_here")
@pytest.mark.parametrize(
    ("field", "gone"),
    [(FORGED, True), (FORGED.lower(), True), (FORGED.replace(":", ": (x)"), True), ("Subject: " + FORGED, False)],
)
def test_what_strangers_claim_to_have_proven_is_thrown_away(tmp_path: Path, field: str, gone: bool) -> None:
    (tmp_path / "header_checks").write_text(block("header_checks"))
    said = subprocess.run(
        ["postmap", "-q", field, f"regexp:{tmp_path}/header_checks"], capture_output=True, text=True, check=False
    )
    assert (said.stdout.strip() == "IGNORE") is gone


def test_all_mail_for_the_domain_goes_to_the_port_for_lmtp() -> None:
    assert block("transport").split() == ["lists.example.org", "lmtp:inet:127.0.0.1:8024"]
