"""A private Postfix in a temporary folder, on a free port: in front of our LMTP, as `docs/operating/mail.md` has it."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from tests.servers.debian import install
from tests.servers.ports import free_port

NOT_FOUND = "Postfix is not here (Debian: apt-get install postfix)"
NOT_ROOT = "Postfix starts its programs as different users, and only root may do so"

# What is kept small and quick: a mail that is put off comes again after a second.
MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.net
mynetworks =
mydestination =
alias_maps =
local_recipient_maps =
relay_domains = {domain}
relay_transport = lmtp:inet:127.0.0.1:{lmtp_port}
default_transport = {outside}
disable_dns_lookups = yes
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = {recipients}
smtpd_peername_lookup = no
unverified_recipient_reject_code = 550
address_verify_poll_delay = 1s
address_verify_negative_expire_time = 1h
address_verify_positive_expire_time = 1h
address_verify_positive_refresh_time = 10m
message_size_limit = 52428800
mailbox_size_limit = 0
line_length_limit = 65536
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
transport_retry_time = 1s
lmtp_line_length_limit = 60000
lmtp_connect_timeout = 5s
lmtp_data_done_timeout = 60s
smtputf8_enable = yes
"""
MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""

URGE = 3.0  # seconds after which it is told to try now: now and then it puts a mail off for a minute, whatever is set


class NoPostfix(Exception):
    """There is no Postfix to start; the words say why."""


@dataclass
class Postfix:
    """A running mail server."""

    smtp_port: int
    folder: Path

    @property
    def log(self) -> str:
        """All that it has logged."""
        path = self.folder / "log"
        return path.read_text() if path.exists() else ""

    def waiting(self) -> int:
        """How many mails are still in its queues."""
        names = ("maildrop", "incoming", "active", "deferred")
        return sum(1 for name in names for found in (self.folder / "queue" / name).rglob("*") if found.is_file())

    def wait_until_empty(self, seconds: float = 60) -> None:
        """Return once it has handed everything over; tell what it logged when it doesn't."""
        end, urged = time.monotonic() + seconds, time.monotonic()
        while self.waiting():
            if time.monotonic() > end:
                raise AssertionError(f"Postfix still holds {self.waiting()} mails:\n{self.log[-3000:]}")
            if time.monotonic() > urged + URGE:
                urged = time.monotonic()
                subprocess.run(["postqueue", "-c", str(self.folder / "etc"), "-f"], check=False)
            time.sleep(0.05)


@contextmanager
def postfix(lmtp_port: int, domain: str, *, asks_first: bool = False, outside: int = 0) -> Iterator[Postfix]:
    """Start one that hands all mail for the domain to this LMTP port; nothing of it is left afterwards.

    `asks_first`: it refuses unknown addresses while the sender listens, which takes a second for each.
    `outside`: a port that gets all other mail, such as reports to senders; without one that is thrown away.
    """
    require_postfix()
    if os.geteuid():
        _do_without(NOT_ROOT)
    settings = {
        "lmtp_port": lmtp_port,
        "domain": domain,
        "recipients": "reject_unverified_recipient" if asks_first else "permit",
        "outside": f"smtp:[127.0.0.1]:{outside}" if outside else "discard:",
    }
    folder = Path(tempfile.mkdtemp(prefix="alongside-postfix-"))
    try:
        with _running(_started(folder, settings)) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def require_postfix() -> None:
    """Have its programs on the machine, from Debian's packages if they aren't here yet."""
    if not shutil.which("postfix") and not install("postfix"):
        _do_without(NOT_FOUND)


def _do_without(why: str) -> NoReturn:
    """Leave the test out where Postfix can't be had, and say so; whoever checks for everybody must have it."""
    if os.environ.get("CI"):
        raise NoPostfix(why)
    warnings.warn(f"Not run: {why}", stacklevel=2)
    pytest.skip(why)


def _started(folder: Path, settings: dict[str, object]) -> Postfix:
    """Start it; its port was free a moment ago, and is another one when somebody was quicker."""
    _lay_out(folder, settings)
    for _ in range(3):
        server = Postfix(free_port(), folder)
        (folder / "etc" / "master.cf").write_text(MASTER.format(port=server.smtp_port))
        said = _postfix(server, "start")
        if _answers(server):
            return server
        _postfix(server, "stop")
    raise NoPostfix(f"Postfix did not start: {said} {server.log[-2000:]}")


def _lay_out(folder: Path, settings: dict[str, object]) -> None:
    """Write its settings, and give its own user the folders it wants."""
    folder.chmod(0o755)
    for name in ("queue", "data", "etc"):
        (folder / name).mkdir()
        (folder / name).chmod(0o755)  # whatever mask a command of ours left in this process
    shutil.chown(folder / "data", "postfix")
    (folder / "etc" / "main.cf").write_text(MAIN.format(folder=folder, **settings))


@contextmanager
def _running(server: Postfix) -> Iterator[Postfix]:
    """Stop it when the block ends."""
    try:
        yield server
    finally:
        _postfix(server, "stop")


def _postfix(server: Postfix, command: str) -> str:
    """Say a command to it, and give what it says."""
    words = ["postfix", "-c", str(server.folder / "etc"), command]
    return subprocess.run(
        words, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, umask=0o022
    ).stderr


def _answers(server: Postfix) -> bool:
    """Whether it takes connections, after some patience."""
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", server.smtp_port), timeout=5) as line:
                if b"Postfix" in line.recv(1000):
                    return True
        except OSError:
            pass
        time.sleep(0.05)
    return False
