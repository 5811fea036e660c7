"""People who write through forms, and remember what the server confirmed to them."""

import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from alongside.core.ids import new_public_id

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
POST_ID = re.compile(r"#post-([a-z2-7]{26})")
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


class NoAnswer(Exception):
    """The line broke before an answer came: nobody knows what happened."""


class WrongAnswer(Exception):
    """The server answered, but not as it should."""


@dataclass
class Form:
    """A form as it was filled in; sent again, it is the same form."""

    kind: str
    path: str
    fields: dict[str, str]
    word: str  # what it is found by afterwards
    leads_to: str = ""  # where the server sent its writer: it has confirmed the form
    steps: list[tuple[str, dict[str, str]]] = field(default_factory=list)  # forms that come before it

    @property
    def confirmed(self) -> bool:
        """Whether the server said yes."""
        return bool(self.leads_to)


@dataclass
class Writer:
    """Somebody with a browser."""

    port: int
    session: str
    address: str = "127.0.0.1"  # limits count by it
    name: str = ""
    token: str = ""
    csrf: str = ""

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, dict[str, str], str]:
        """One request on a line of its own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30, source_address=(self.address, 0))
        cookies = [f"{name}={value}" for name, value in (("session", self.session), ("csrf", self.csrf)) if value]
        head = {"Host": f"localhost:{self.port}", "Cookie": "; ".join(cookies)}
        body = urlencode({**fields, "csrfmiddlewaretoken": self.token}) if fields is not None else None
        if body is not None:
            head["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            line.request(method, path, body, head)
            answer = line.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as broken:
            raise NoAnswer(str(broken)) from broken
        finally:
            line.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text

    def read(self, path: str) -> str:
        """A page."""
        status, _fields, text = self.ask("GET", path)
        if status != 200:
            raise WrongAnswer(f"{path}: {status} {text[:500]}")
        return text

    def take_token(self, path: str) -> None:
        """Open a page with a form, for its token."""
        status, fields, text = self.ask("GET", path)
        found = TOKEN.search(text)
        if status != 200 or not found:
            raise WrongAnswer(f"{path}: {status}, and no form")
        self.token = found[1]
        for cookie in fields.get("set-cookie", "").split(", "):
            if cookie.startswith("csrf="):
                self.csrf = cookie.partition(";")[0].removeprefix("csrf=")

    def send(self, form: Form) -> None:
        """Send a form, with those that lead to it; it is confirmed when the server leads on."""
        if not self.token:
            self.take_token("/communities/found/")
        for path, fields in [*form.steps, (form.path, form.fields)]:
            status, head, text = self.ask("POST", path, fields)
            if status not in (302, 303):
                raise WrongAnswer(f"{form.kind} {path}: {status} {_words(text)}")
        form.leads_to = head["location"]


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())[:1500]


def new_word() -> str:
    """A word nobody has used before, with no digits, so that it can be a name too."""
    return new_public_id().translate(str.maketrans("234567", "aeioua"))[:16]


def reply(thread: str) -> Form:
    """An answer in a thread."""
    word = new_word()
    return Form("posts", f"/t/{thread}/answer/", {"text": word, "once": new_public_id()}, word)


def thread(community: str) -> Form:
    """A new thread."""
    word = new_word()
    fields = {"title": word, "text": "Good morning", "once": new_public_id()}
    return Form("threads", f"/c/{community}/write/", fields, word)


def draft(thread: str) -> Form:
    """Words that aren't said yet."""
    word = new_word()
    return Form("drafts", f"/drafts/thread/{thread}/", {"text": word}, word)


def worry(post: str, name: str) -> Form:
    """Something that worries somebody about a post."""
    return Form("worries", f"/p/{post}/worry/", {"reason": "unsure", "text": "I am not sure"}, f"{post} {name}")


def join(community: str) -> Form:
    """Coming in: one question a page, and the last one lets in."""
    door, name = f"/c/{community}/come-in/", new_word().capitalize()
    steps: list[tuple[str, dict[str, str]]] = [
        (f"{door}name/", {"name": name, "sure": name}),
        (f"{door}about/", {}),
        (f"{door}promises/", {"age": "adult", "health": "yes", "guidelines": "yes"}),
    ]
    return Form("members", f"{door}mail/", {"mail": "none"}, name, steps=steps)
