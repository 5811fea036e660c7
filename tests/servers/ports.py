"""A port nobody uses."""

import socket


def free_port() -> int:
    """Give a port of this machine that was free a moment ago."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
