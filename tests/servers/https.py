"""A server on loopback that speaks HTTPS as badly as a test wants, with a certificate of the test's own making."""

import contextlib
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

LOOPBACK = "127.0.0.1"

type Answer = Callable[[str, str, ssl.SSLSocket], None]  # host asked for by TLS, what was sent, where to answer


@dataclass
class Stub:
    """A running server: where it is, how to trust it, and what it was asked."""

    port: int
    trust: ssl.SSLContext
    heard: list[str] = field(default_factory=list)  # each whole request


@contextlib.contextmanager
def https_server(folder: Path, names: list[str], answer: Answer) -> Iterator[Stub]:
    """Serve these names until the test is over; `answer` writes what it wants to, and the line is closed."""
    trust, own = _contexts(folder, names)
    asked: dict[ssl.SSLSocket, str] = {}
    own.sni_callback = lambda line, name, _context: asked.update({line: name or ""})  # type: ignore[dict-item]
    with socket.create_server((LOOPBACK, 0)) as door:
        stub = Stub(door.getsockname()[1], trust)

        def serve(line: socket.socket) -> None:
            with contextlib.suppress(OSError), own.wrap_socket(line, server_side=True) as safe:
                sent = b""
                while b"\r\n\r\n" not in sent and (more := safe.recv(4_096)):
                    sent += more
                stub.heard.append(sent.decode())
                answer(asked.get(safe, ""), sent.decode(), safe)

        def listen() -> None:
            with contextlib.suppress(OSError):
                while True:
                    threading.Thread(target=serve, args=(door.accept()[0],), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        try:
            yield stub
        finally:
            door.shutdown(socket.SHUT_RDWR)


def says(status: str, body: bytes = b"", **headers: str) -> bytes:
    """A plain answer."""
    named = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def _contexts(folder: Path, names: list[str]) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A client that trusts nobody but this server, and the server."""
    root_key, root = _certificate("A test's own authority", [], None)
    key, own = _certificate(names[0], names, (root_key, root))
    file = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + own.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    trusted = root.public_bytes(serialization.Encoding.PEM).decode()
    return ssl.create_default_context(cadata=trusted), server


def _certificate(
    name: str, names: list[str], by: tuple[ec.EllipticCurvePrivateKey, x509.Certificate] | None
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name[:60])])
    signer, issuer = (key, subject) if by is None else (by[0], by[1].subject)
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=365)).not_valid_after(now + timedelta(days=365))
    made = made.add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    known = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    made = made.add_extension(known, critical=False)
    if by is None:
        made = made.add_extension(x509.KeyUsage(*(False,) * 5, True, True, False, False), critical=True)
    if names:
        made = made.add_extension(x509.SubjectAlternativeName([_alternative(each) for each in names]), critical=False)
    return key, made.sign(signer, hashes.SHA256())


def _alternative(name: str) -> x509.GeneralName:
    with contextlib.suppress(ValueError):
        return x509.IPAddress(ipaddress.ip_address(name))
    return x509.DNSName(name)
