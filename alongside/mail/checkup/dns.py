"""Asking name servers, as much as a look at a mail domain needs: a question by UDP, by TCP where the answer is long."""

import secrets
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {"A": 1, "CNAME": 5, "MX": 15, "TXT": 16, "AAAA": 28}
PATIENCE = 3.0  # seconds for one name server; a volunteer waits for a dozen questions
LONGEST = 4096  # octets of an answer by UDP
JUMPS = 40  # pointers followed within one name, so that a hostile answer ends
MISSING = 3  # there is no such name (RFC 1035)


class CouldNotAsk(Exception):
    """No name server answered, or none could: that says nothing about the name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the net says of a name: whether there is such a name, and its records of one kind as text."""

    exists: bool
    records: tuple[str, ...] = ()
    is_other_name: bool = False  # it is a CNAME, beside which nothing else may stand


@dataclass(frozen=True)
class Resolver:
    """Whom to ask."""

    servers: tuple[tuple[str, int], ...]
    known: dict[tuple[str, str], Answer] = field(default_factory=dict)

    def ask(self, name: str, kind: str) -> Answer:
        """The records of this kind under a name."""
        if (name, kind) not in self.known:
            self.known[name, kind] = self._ask(name, kind)
        return self.known[name, kind]

    def _ask(self, name: str, kind: str) -> Answer:
        try:
            question = _question(name.encode("idna").decode() if not name.startswith("_") else name, kind)
        except UnicodeError as wrong:
            raise CouldNotAsk(f"{name!r} is no name of the net.") from wrong
        for server in self.servers:
            with suppress(OSError, ValueError, IndexError, struct.error):
                return _read(_exchanged(question, server), question, kind)
        raise CouldNotAsk("No name server answered." if self.servers else "No name server is known to this machine.")


def system_resolver(file: Path = Path("/etc/resolv.conf")) -> Resolver:
    """The name servers this machine asks."""
    try:
        lines = file.read_text().splitlines()
    except OSError:
        lines = []
    words = [line.split() for line in lines]
    return Resolver(tuple((word[1].partition("%")[0], 53) for word in words if word[:1] == ["nameserver"] and word[1:]))


def _question(name: str, kind: str) -> bytes:
    labels = [label.encode("ascii") for label in name.rstrip(".").split(".")]
    if not all(0 < len(label) < 64 for label in labels):
        raise UnicodeError(name)
    spelled = b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
    head = struct.pack("!HHHHHH", secrets.randbelow(65536), 0x0100, 1, 0, 0, 1)
    more_room = b"\0" + struct.pack("!HHIH", 41, LONGEST, 0, 0)  # EDNS: longer answers are welcome
    return head + spelled + struct.pack("!HH", KINDS[kind], 1) + more_room


def _exchanged(question: bytes, server: tuple[str, int]) -> bytes:
    family = socket.AF_INET6 if ":" in server[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as line:
        line.settimeout(PATIENCE)
        line.connect(server)
        line.send(question)
        answer = line.recv(LONGEST)
    if not answer[2] & 2:
        return answer
    with socket.create_connection(server, PATIENCE) as long_line, long_line.makefile("rb") as heard:
        long_line.sendall(struct.pack("!H", len(question)) + question)
        return heard.read(struct.unpack("!H", heard.read(2))[0])


def _read(answer: bytes, question: bytes, kind: str) -> Answer:
    number, flags, questions, count = struct.unpack("!HHHH", answer[:8])
    code = flags & 15
    if number != struct.unpack("!H", question[:2])[0] or not flags & 0x8000 or code not in (0, MISSING):
        raise ValueError(code)  # not an answer to us, or this server couldn't find out: the next one may
    place = 12
    for _ in range(questions):
        place = _name(answer, place)[1] + 4
    records = list(_records(answer, place, count))
    found = tuple(text for its_kind, text in records if its_kind == KINDS[kind])
    is_other = any(its_kind == KINDS["CNAME"] for its_kind, _text in records)
    return Answer(code == 0, found, is_other)


def _records(answer: bytes, place: int, count: int) -> Iterator[tuple[int, str]]:
    for _ in range(count):
        place = _name(answer, place)[1]
        kind, _class, _lives, length = struct.unpack("!HHIH", answer[place : place + 10])
        place += 10
        yield kind, _text(answer, place, kind, length)
        place += length


def _text(answer: bytes, place: int, kind: int, length: int) -> str:
    held = answer[place : place + length]
    if kind == KINDS["MX"]:
        return f"{struct.unpack('!H', held[:2])[0]} {_name(answer, place + 2)[0]}"
    if kind == KINDS["TXT"]:
        said, at = b"", 0
        while at < len(held):
            said += held[at + 1 : at + 1 + held[at]]
            at += 1 + held[at]
        return said.decode("utf-8", "replace")
    if kind == KINDS["CNAME"]:
        return _name(answer, place)[0]
    if kind in (KINDS["A"], KINDS["AAAA"]):
        return socket.inet_ntop(socket.AF_INET if kind == KINDS["A"] else socket.AF_INET6, held)
    return ""


def _name(answer: bytes, place: int) -> tuple[str, int]:
    """A name as text, and where what follows it begins; parts of it may lie elsewhere in the answer."""
    labels, end = [], 0
    for _ in range(JUMPS):
        length = answer[place]
        if length >= 192:
            end = end or place + 2
            place = struct.unpack("!H", answer[place : place + 2])[0] & 0x3FFF
        elif length:
            labels.append(answer[place + 1 : place + 1 + length].decode("ascii", "replace"))
            place += 1 + length
        else:
            return ".".join(labels), end or place + 1
    raise ValueError("a name without an end")
