"""The ports on which mail comes in."""

import errno
import socket
import time
from dataclasses import dataclass, field

from django.conf import settings

BACKLOG = 128  # connections that may wait while a listener starts anew
TRIES, PAUSE = 10, 0.1  # a listener whose server was killed lets go of its ports a moment later


@dataclass
class Ports:
    """Open sockets, and in plain words which there are and which could not be opened."""

    smtp: list[socket.socket] = field(default_factory=list)
    lmtp: list[socket.socket] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Where mail comes in, in a line."""
        return f"Mail for @{settings.MAIL_DOMAIN} comes in at {settings.MAIL_LISTEN}: {', '.join(self.opened)}"

    def close(self) -> None:
        """Let go of them in this process."""
        for one in (*self.smtp, *self.lmtp):
            one.close()


def open_ports() -> Ports:
    """Open what the settings ask for; port 0 asks for nothing."""
    ports = Ports()
    for name, port, into in (("SMTP", settings.SMTP_PORT, ports.smtp), ("LMTP", settings.LMTP_PORT, ports.lmtp)):
        if not port:
            continue
        try:
            into.append(_open_soon(settings.MAIL_LISTEN, port))
            ports.opened.append(f"{name} on port {port}")
        except (OSError, OverflowError) as error:
            ports.troubles.append(f"No mail comes in by {name}: {_why(error, port)} ALONGSIDE_{name}_PORT.")
    return ports


def _open_soon(host: str, port: int) -> socket.socket:
    for _ in range(TRIES):
        try:
            return _open(host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            time.sleep(PAUSE)
    return _open(host, port)


def _open(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio lets small answers go at once only on sockets that say they are TCP's.
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(BACKLOG)
    except BaseException:
        opened.close()
        raise
    return opened


def _why(error: Exception, port: int) -> str:
    code = getattr(error, "errno", None)
    if code == errno.EADDRINUSE:
        return f"port {port} is taken by another program. Stop it, or choose another with"
    if code == errno.EACCES:
        return f"this user may not listen on port {port}. Choose one above 1023 with"
    if isinstance(error, OverflowError):
        return f"there is no port {port}. Choose one from 1 to 65535 with"
    return f"this machine has no address {settings.MAIL_LISTEN}. Mend ALONGSIDE_MAIL_LISTEN, or choose 0 with"
