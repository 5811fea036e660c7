"""Name servers and mail servers on loopback, well and ill."""

import socketserver
import ssl
import struct
import threading
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from alongside.mail.checkup.dns import KINDS, Resolver

SOON = 0.02  # seconds until a server hears that it should end
MANY = 400  # octets of records from which on an answer goes by TCP here


def spelled(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".") if label) + b"\0"


def as_octets(kind, record):
    if kind == "MX":
        rank, target = record.split(" ")
        return struct.pack("!H", int(rank)) + spelled(target)
    if kind == "TXT":
        text = record.encode()
        return b"".join(
            bytes([len(piece)]) + piece for piece in (text[at : at + 200] for at in range(0, len(text), 200))
        )
    return spelled(record) if kind == "CNAME" else bytes(int(part) for part in record.split("."))


class Names:
    """What the net says here; a name is there when anything stands under it, or below it."""

    def __init__(self, said, code=0):
        self.said, self.code = said, code

    def answer(self, question, *, cut):
        end = question.index(b"\0", 12) + 1
        labels, place = [], 12
        while question[place]:
            labels.append(question[place + 1 : place + 1 + question[place]].decode())
            place += 1 + question[place]
        name, kind = ".".join(labels), struct.unpack("!H", question[end : end + 2])[0]
        found = [(its, record) for (at, its), records in self.said.items() for record in records
                 if at == name and (KINDS[its] == kind or its == "CNAME")]  # fmt: skip
        there = any(at == name or at.endswith(f".{name}") for at, _kind in self.said)
        body = b"".join(
            b"\xc0\x0c" + struct.pack("!HHIH", KINDS[its], 1, 60, len(octets)) + octets
            for its, octets in ((its, as_octets(its, record)) for its, record in found)
        )
        too_long = cut and len(body) > MANY
        flags = 0x8180 | (0x0200 if too_long else 0) | (self.code or (0 if there else 3))
        head = question[:2] + struct.pack("!HHHHH", flags, 1, 0 if too_long else len(found), 0, 0)
        return head + question[12 : end + 4] + (b"" if too_long else body)


def on_one_port(by_tcp, by_udp):
    """Both ways to ask, on one port; when somebody else has it for the one, another."""
    for _ in range(50):
        tcp = socketserver.ThreadingTCPServer(("127.0.0.1", 0), by_tcp)
        try:
            return tcp, socketserver.ThreadingUDPServer(tcp.server_address, by_udp)
        except OSError:
            tcp.server_close()
    raise OSError("no port is free")


@contextmanager
def name_server(said, code=0):
    """A name server that says this; gives its resolver."""
    names = Names(said, code)

    class ByUdp(socketserver.BaseRequestHandler):
        def handle(self):
            self.request[1].sendto(names.answer(self.request[0], cut=True), self.client_address)

    class ByTcp(socketserver.StreamRequestHandler):
        def handle(self):
            answer = names.answer(self.rfile.read(struct.unpack("!H", self.rfile.read(2))[0]), cut=False)
            self.wfile.write(struct.pack("!H", len(answer)) + answer)

    with ExitStack() as stack:
        tcp, udp = on_one_port(ByTcp, ByUdp)
        for server in (udp, tcp):
            stack.enter_context(server)
            threading.Thread(target=server.serve_forever, args=(SOON,), daemon=True).start()
            stack.callback(server.shutdown)
        yield Resolver((udp.server_address,))


class Conversation(socketserver.StreamRequestHandler):
    """Answers each command with what the server was told to say to it."""

    def handle(self):
        if self.server.certificate and self.server.at_once:
            self._encrypt()
        self._say(self.server.answers.get("", "220 ready"))
        while line := self.rfile.readline():
            word = line.decode("latin-1").strip().split(" ")[0].upper()
            self.server.heard.append(line.decode("latin-1").strip())
            self._say(self.server.answers.get(word, "221 bye" if word == "QUIT" else "250 ok"))
            if word == "STARTTLS":
                self._encrypt()
            if word == "QUIT":
                return

    def _encrypt(self):
        self.connection = self.server.certificate.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)

    def _say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """A mail server that says what a test wants, and sends nothing."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that goes away in the middle is one of the things tried."""


@contextmanager
def mail_server(certificate=None, at_once=False, **answers):
    """Such a server; `_` stands for the greeting."""
    with MailServer(("127.0.0.1", 0), Conversation) as server:
        server.answers = {("" if word == "_" else word): said for word, said in answers.items()}
        server.heard, server.certificate, server.at_once = [], certificate, at_once
        server.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(SOON,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def own_certificate(tmp_path_factory):
    """A certificate for localhost that nobody has signed, and its file."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context, file


@pytest.fixture
def a_house(settings):
    """An installation for others, in order."""
    settings.DEMO, settings.SENDS_MAIL = False, True
    settings.MAIL_DOMAIN, settings.HOST = "lists.kitchen.org", "kitchen.org"
    settings.MAIL_FROM, settings.MAIL_AUTHSERV = "alongside@lists.kitchen.org", "mx.kitchen.org"
    settings.ANYMAIL_PROVIDERS = []
    return settings
