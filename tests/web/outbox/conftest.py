"""A demo on one's own machine, with a listener that keeps what it is given."""

import socket
import socketserver
import threading

import pytest
from django.test import Client

from alongside.mailroom.outbox import Leaving, put_in_outbox

MAIL = """From: "Heron via Kidney Kitchen" <heron-k7f3qz@localhost>
To: Kidney Kitchen <kidney@localhost>
Reply-To: t-aaaabbbbccccddddeeeef@localhost
Subject: Tomorrow is my scan
Message-ID: <one@localhost>
References: <none@localhost>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

I am a bit afraid.
--b
Content-Type: text/html; charset=utf-8

<p style="color:red;background-image:url(https://spy.example/x)" onclick="x()">I am a <b>bit</b> afraid.</p>
<img src="https://spy.example/pixel.gif"><script>alert(1)</script><form action="https://spy.example"><input></form>
<a href="#c1">1</a><a href="/you/">y</a><a href="mailto:t-a@localhost?subject=Re%3A%20A%26B">m</a>
<a href="javascript:alert(1)">a</a><link rel="stylesheet" href="https://spy.example/s.css">
--b--
"""


class Conversation(socketserver.StreamRequestHandler):
    """The little of SMTP that smtplib needs; what comes after DATA is kept."""

    def handle(self):
        self.say("220 ready")
        recipient = ""
        for line in iter(self.rfile.readline, b""):
            word = line[:4].upper()
            recipient = line.decode() if word == b"RCPT" else recipient
            if word == b"RCPT" and "nobody" in recipient:
                self.say("550 There is no such address here")
            elif word == b"DATA":
                self.say("354 go on")
                self.server.taken.append((recipient.strip(), b"".join(iter(self.rfile.readline, b".\r\n"))))
                self.say("250 taken")
            else:
                self.say("221 bye" if word == b"QUIT" else "250 ok")
            if word == b"QUIT":
                return

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def listener(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.daemon_threads = True
        server.taken = []
        settings.SMTP_PORT = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def nobody_listens(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.SMTP_PORT = free.getsockname()[1]


@pytest.fixture
def here(settings, db):
    settings.DEMO = True
    return Client()


@pytest.fixture
def mail(db):
    """The path of a mail in the outbox."""
    put_in_outbox([Leaving("b-x@localhost", "lily@example.org", MAIL.replace("\n", "\r\n").encode(), "", "Lily")])
    from alongside.mailroom.outbox import mails_in_outbox

    return f"/outbox/{mails_in_outbox()[0].public_id}/"
