"""Which addresses of the net may be asked: those of everybody's net, and none of the house's own or its neighbours'."""

import socket
import threading
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from alongside.core.fetching.errors import FetchFailed

# Within these stands an address of the old net, or a way to one: what is written in it is never the machine it reaches.
_WAYS_TO_OTHERS = tuple(
    IPv6Network(net)
    for net in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2001:db8::/32", "2002::/16")
)
_EVERYBODYS = IPv6Network("2000::/3")  # all that was ever given out
_RELAY = IPv4Network("192.88.99.0/24")  # once the other end of 2002::/16


def is_everybodys(address: str) -> bool:
    """Whether an address belongs to the public net: not to this machine, its network, or something between the two."""
    try:
        found = ip_address(address)
    except ValueError:  # no address, or one with a scope, which is a neighbour's
        return False
    if not found.is_global or found.is_multicast or found.is_reserved or found.is_unspecified:
        return False
    return _is_plain_four(found) if isinstance(found, IPv4Address) else _is_plain_six(found)


def _is_plain_four(address: IPv4Address) -> bool:
    return address not in _RELAY


def _is_plain_six(address: IPv6Address) -> bool:
    return address in _EVERYBODYS and not any(address in net for net in _WAYS_TO_OTHERS)


def resolve(host: str, port: int, within: float) -> list[str]:
    """The addresses of a name, in their order; a name server that doesn't answer in time is given up."""
    answers: list[str] = []

    def ask() -> None:
        try:
            known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        except (OSError, UnicodeError):
            return
        answers.extend(dict.fromkeys(str(place[0]) for *_how, place in known))

    asking = threading.Thread(target=ask, name="resolve", daemon=True)  # nobody can stop it; it is left behind
    asking.start()
    asking.join(within)
    if asking.is_alive() or not answers:
        raise FetchFailed(f"{host} could not be resolved.")
    return answers
