"""A mail server that does as little as it can: takes everything, keeps it in memory, and says at the end what came.

`python -m bench.mail_sink` prints its port, how many there are for each line of its input, and once that ends: mails,
recipients, addresses to answer to, Message-IDs, and when the last mail came.
"""

import asyncio
import re
import sys
import threading
import time

GREETING, EHLO = b"220 sink\r\n", b"250-sink\r\n250 PIPELINING\r\n"
TOGETHER = b"250 ok\r\n250 ok\r\n354 go on\r\n"
TAKEN, FINE, BYE = b"250 taken\r\n", b"250 ok\r\n", b"221 bye\r\n"
TO = re.compile(rb"RCPT TO:<([^>]*)>")
REPLY_TO, IDENT = re.compile(rb"Reply-To: [^<]*<([^>]*)>"), re.compile(rb"Message-ID: (\S+)")


class Talk(asyncio.Protocol):
    """One connection."""

    def __init__(self, mails: list[tuple[bytes, bytes]]) -> None:
        self._mails, self._heard, self._to, self._in_mail = mails, b"", b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say who is there."""
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]
        self._transport.write(GREETING)

    def data_received(self, data: bytes) -> None:
        """Answer what is complete."""
        self._heard += data
        while self._in_mail or b"\r\n" in self._heard:
            if self._in_mail:
                raw, end, self._heard = self._heard.partition(b"\r\n.\r\n")
                if not end:
                    self._heard = raw
                    return
                self._mails.append((self._to, raw))
                self._in_mail = False
                self._transport.write(TAKEN)
            else:
                self._command()

    def _command(self) -> None:
        if self._heard.startswith(b"MAIL") and b"\r\nDATA\r\n" in self._heard:
            group, _end, self._heard = self._heard.partition(b"\r\nDATA\r\n")
            found = TO.search(group)
            self._to, self._in_mail = found[1] if found else b"", True
            self._transport.write(TOGETHER)
            return
        line, _end, self._heard = self._heard.partition(b"\r\n")
        self._transport.write(EHLO if line[:4].upper() == b"EHLO" else BYE if line[:4].upper() == b"QUIT" else FINE)


async def _serve(mails: list[tuple[bytes, bytes]], ended: list[float]) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    server = await loop.create_server(lambda: Talk(mails), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)

    def listen_to_input() -> None:
        for _line in sys.stdin:  # each line asks how many there are
            print(len(mails), flush=True)
        loop.call_soon_threadsafe(over.set)

    threading.Thread(target=listen_to_input, daemon=True).start()
    seen = 0
    while not over.is_set():
        await asyncio.sleep(0.02)
        if len(mails) != seen:
            seen, ended[0] = len(mails), time.time()
    server.close()


def main() -> None:
    """Serve until the input ends."""
    mails: list[tuple[bytes, bytes]] = []
    ended = [0.0]
    asyncio.run(_serve(mails, ended))
    replies = {found[1] for _to, raw in mails if (found := REPLY_TO.search(raw))}
    idents = {found[1] for _to, raw in mails if (found := IDENT.search(raw))}
    print(len(mails), len({to for to, _raw in mails}), len(replies), len(idents), ended[0], flush=True)


if __name__ == "__main__":
    main()
