"""`alongside mail listen`: the listener by itself, where another program watches over it."""

import argparse
import sys

from alongside.core import logs
from alongside.mail.listening.listen import listen
from alongside.mail.listening.sockets import open_ports


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: the settings say where."""


def run(_chosen: argparse.Namespace) -> int:
    """Take mail in until Ctrl-C or SIGTERM; what is under way is kept first."""
    ports = open_ports()
    if ports.troubles or not ports.opened:
        sys.exit("\n".join(ports.troubles) or "Both ports for mail are 0, so that no mail comes in.")
    logs.start_logging()
    print(ports.said, flush=True)
    listen(ports.smtp, ports.lmtp)
    return 0
