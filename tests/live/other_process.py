"""What another process does: `python -m tests.live.other_process` says lines, or serves, on a test's database."""

import sys


def main() -> None:
    """Do in this process what the arguments say."""
    import django

    django.setup()
    if sys.argv[1] == "serve":
        _serve(int(sys.argv[2]))
    else:
        _say(*map(int, sys.argv[2:5]), *sys.argv[5:])


def _serve(port: int) -> None:
    import socket

    from alongside.asgi import build_front
    from alongside.web.front.serving import Server

    with socket.create_server(("127.0.0.1", port), backlog=256) as door:
        Server(build_front(), ready=lambda: print("ready", flush=True)).run([door])


def _say(thread: int, community: int, person: int, *lines: str) -> None:
    from alongside.accounts.models import PersonId
    from alongside.communities.models import Community
    from alongside.ownership import acting
    from alongside.threads.models import Thread
    from alongside.threads.reply import reply
    from alongside.threads.saying import Words

    by = acting.find_viewer(PersonId(person), Community.objects.get(pk=community))
    for line in lines:
        reply(Thread.objects.get(pk=thread), by=by, words=Words(line))


if __name__ == "__main__":
    main()
