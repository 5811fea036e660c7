"""Posting replies through the form, as browsers do: a fresh once-key and fresh words every time."""

import re
import tempfile
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import urlencode

from alongside.threads.models import Post, Thread
from bench import load
from bench.seed import Seeded
from bench.server import Server
from bench.words import text_of

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
COUNTING = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Cookie"] = "%(cookie)s"
local sent = 0
request = function()
  sent = sent + 1
  return wrk.format(nil, nil, nil, "%(form)s&once=%(run)s" .. sent)
end
"""


class RepliesLost(Exception):
    """The server said yes to more replies than it kept."""


def run(server: Server, seeded: Seeded, *, seconds: int, clients: int) -> load.Speed:
    """Reply as fast as so many clients can; afterwards every reply that was answered must be there."""
    thread = Thread.objects.exclude(pk=seeded.thread.pk).order_by("pk")[clients]
    action = f"/t/{thread.public_id}/answer/"
    before = Post.objects.filter(thread=thread).count()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "reply.lua"
        script.write_text(_script(server, seeded, action))
        speed = load.run(server, action, seconds=seconds, clients=clients, script=script)
    kept = Post.objects.filter(thread=thread).count() - before
    if kept < speed.count:
        raise RepliesLost(f"{speed.count} replies were answered and {kept} are there")
    return speed


def _script(server: Server, seeded: Seeded, action: str) -> str:
    cookie = f"session={seeded.cookie}"
    status, fields, page = server.ask(action, cookie)
    token = TOKEN.search(page.decode())
    if status != 200 or token is None:
        raise RepliesLost(f"{action} answers {status} and holds no form")
    cookie += "; " + fields.get("set-cookie", "").split(";")[0]
    form = urlencode({"csrfmiddlewaretoken": token[1], "text": text_of(2_000)})
    return COUNTING % {"cookie": cookie, "form": form, "run": token_urlsafe(9)}
