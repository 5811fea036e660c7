"""What this machine can do at best: server-sent events to many listeners, with a queue each and nothing else.

`python -m bench.bare_sse` prints its port. `GET /` listens; what is sent by `POST /` goes to everybody who does.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn

from tests.servers.ports import free_port

type Message = dict[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]

FIELDS = [(b"content-type", b"text/event-stream")]
listening: set[asyncio.Queue[bytes]] = set()


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Listen, or speak to all who listen."""
    if scope["type"] != "http":
        return
    if scope["method"] == "GET":
        await _listen(receive, send)
        return
    frame = await _body(receive)
    for queue in listening:
        queue.put_nowait(frame)
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


async def _listen(receive: Receive, send: Send) -> None:
    queue: asyncio.Queue[bytes] = asyncio.Queue()
    await send({"type": "http.response.start", "status": 200, "headers": FIELDS})
    await send({"type": "http.response.body", "body": b": here\n\n", "more_body": True})
    listening.add(queue)
    sending = asyncio.create_task(_send_on(queue, send))
    try:
        while (await receive())["type"] != "http.disconnect":
            pass
    finally:
        sending.cancel()
        listening.discard(queue)


async def _send_on(queue: asyncio.Queue[bytes], send: Send) -> None:
    while True:
        await send({"type": "http.response.body", "body": await queue.get(), "more_body": True})


async def _body(receive: Receive) -> bytes:
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


def main() -> None:
    """Serve until stopped, as the house's own server is served."""
    port = free_port()
    config = uvicorn.Config(
        application, port=port, loop="uvloop", http="httptools", ws="none", lifespan="off", log_config=None,
        access_log=False, backlog=8192, timeout_graceful_shutdown=1,
    )  # fmt: skip
    print(port, flush=True)
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
