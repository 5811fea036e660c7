"""The listener beside the pages: with them, after them, and never in their way."""

import os
import re
import signal
import smtplib
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.test_serve import answers, becomes_true, lives
from tests.servers.ports import free_port
from tests.servers.site import PATIENCE, Site, new_site

PORTS = re.compile(r"  Mail for @localhost comes in at 127\.0\.0\.1: SMTP on port (\d+), LMTP on port (\d+)\n")


@pytest.fixture(scope="module")
def made() -> Iterator[Site]:
    with new_site(ALONGSIDE_SMTP_PORT=str(free_port()), ALONGSIDE_LMTP_PORT=str(free_port())) as site:
        yield site


@pytest.fixture
def site(made: Site) -> Iterator[Site]:
    made.start()
    yield made
    made.kill()


def send(port: int) -> None:
    """One mail for the postmaster, who is everywhere."""
    with smtplib.SMTP("127.0.0.1", port, timeout=PATIENCE) as server:
        server.sendmail("heron@example.org", ["postmaster@localhost"], "Subject: Soup\r\n\r\nHello.\r\n")


def smtp_port(site: Site) -> int:
    return int(site.environment["ALONGSIDE_SMTP_PORT"])


def child(pid: int) -> int:
    """The process that another one forked first; a system that doesn't tell isn't looked at."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    if not path.exists():
        pytest.skip("this system doesn't tell a process's children")
    assert becomes_true(lambda: bool(path.read_text().strip()))
    return int(path.read_text().split()[0])


def listener_of(site: Site) -> int:
    """The process that takes mail in: a keeper stands between it and whoever serves."""
    assert site.process
    return child(child(site.process.pid))


def test_both_ports_are_said_at_the_start_and_mail_is_taken(site: Site) -> None:
    said = PORTS.search("".join(site.printed) if len(site.printed) > 1 else "") or becomes_known(site)
    assert [int(said[1]), int(said[2])] == [smtp_port(site), int(site.environment["ALONGSIDE_LMTP_PORT"])]
    send(smtp_port(site))


def becomes_known(site: Site) -> re.Match[str]:
    """The line stands right below 'Ready at', and may be read a moment later."""
    assert becomes_true(lambda: bool(PORTS.search("".join(site.printed))))
    found = PORTS.search("".join(site.printed))
    assert found
    return found


def test_a_listener_that_dies_is_replaced_and_who_calls_meanwhile_waits(site: Site) -> None:
    first = listener_of(site)
    os.kill(first, signal.SIGKILL)
    send(smtp_port(site))
    assert listener_of(site) != first


def test_it_ends_with_whoever_serves_and_lets_go_of_its_ports(site: Site) -> None:
    assert site.process
    listener, keeper = listener_of(site), child(site.process.pid)
    site.kill()
    assert becomes_true(lambda: not lives(str(listener)) and not lives(str(keeper)))
    site.start()
    listener = listener_of(site)
    send(smtp_port(site))
    assert site.stop() == 0
    assert not lives(str(listener))
    site.start()
    send(smtp_port(site))


def test_a_signal_for_all_ends_it_calmly(site: Site) -> None:
    listener = listener_of(site)
    send(smtp_port(site))
    os.kill(listener, signal.SIGTERM)
    assert becomes_true(lambda: not lives(str(listener)))
    send(smtp_port(site))


def test_a_taken_port_is_said_plainly_and_the_pages_are_served_all_the_same(made: Site) -> None:
    assert becomes_true(lambda: is_free(smtp_port(made)))  # the one before was killed a moment ago
    with socket.create_server(("127.0.0.1", smtp_port(made))):
        made.start()
        assert answers(made.port) == 200
        assert becomes_true(lambda: f"port {smtp_port(made)} is taken by another program" in "".join(made.printed))
        with smtplib.LMTP("127.0.0.1", int(made.environment["ALONGSIDE_LMTP_PORT"])) as lmtp:
            lmtp.sendmail("a@example.org", ["postmaster@localhost"], "Subject: Soup\r\n\r\nHello.\r\n")
        assert made.stop() == 0


def is_free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"ALONGSIDE_SMTP_PORT": "70000"}, "there is no port 70000"),
        ({"ALONGSIDE_MAIL_LISTEN": "192.0.2.1"}, "no address 192.0.2.1"),
        ({"ALONGSIDE_SMTP_PORT": "0", "ALONGSIDE_LMTP_PORT": "0"}, "Both ports for mail are 0"),
    ],
)
def test_by_itself_it_says_what_keeps_it_from_listening(made: Site, settings: dict[str, str], said: str) -> None:
    done = subprocess.run(
        [*made.program, "mail", "listen"], cwd=made.folder, env={**made.environment, **settings},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
