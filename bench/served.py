"""The server that is timed: the house's own, with two answers more that show what the machine can do at best."""

import sys

from alongside.cli import main, start_django

BARE = "/bench/bare"


def add_limits(size: int) -> None:
    """Answer so many bytes from nothing: the bare ASGI limit of the same server process."""
    from alongside.asgi import application

    body = b"x" * size
    fields = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", b"%d" % size)]

    async def bare(_scope: object, _receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": fields})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": body})  # type: ignore[operator]

    application.live(BARE, bare)


if __name__ == "__main__":
    start_django()
    add_limits(int(sys.argv[1]))
    sys.exit(main(["serve", *sys.argv[2:]]))
