"""Every page there is, opened as everybody: each route with every thing of its kind, and the links they lead to."""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from django.conf import settings
from django.test import Client

from alongside.accounts.models import Address, Passkey, Session
from alongside.aliases.models import Alias
from alongside.chats.models import Chat, Series
from alongside.communities.models import Community
from alongside.friends.models import Friendship
from alongside.guide.models import Entry, Question, Remark
from alongside.hosting.models import Card, Case, Decision, Proposal
from alongside.mailroom.models import HeldMail, OutboxMail
from alongside.media.models import Document, Picture
from alongside.meetups.models import Meetup
from alongside.memberships.models import Invitation
from alongside.sources.models import ContextNote
from alongside.threads.models import Post, Thread
from alongside.web.front.answer import FileAnswer
from tests.contracts.cast import PLACES, path_of, routes
from tests.contracts.route_table import TABLE
from tests.live.heard import heard, threads_there_are

KINDS: dict[str, Any] = {
    "community_id": Community, "thread_id": Thread, "post_id": Post, "alias_id": Alias, "case_id": Case,
    "note_id": ContextNote, "question_id": Question, "card_id": Card, "danger_id": Case,
    "entry_id": Entry, "remark_id": Remark,
    "decision_id": Decision, "held_post_id": Post,
    "invitation_id": Invitation, "proposal_id": Proposal, "picture_id": Picture, "document_id": Document,
    "passkey": Passkey, "address": Address, "session": Session,
    "friendship_id": Friendship, "held_id": HeldMail, "mail_id": OutboxMail, "meetup_id": Meetup,
    "chat_id": Chat, "series_id": Series,
}  # fmt: skip
PLAIN = {
    "version": "1", "number": "1", "seed": "aaaa", "step": "name", "secret": "a" * 26, "size": "large",
    "code": "a" * 26, "form": "txt",
    "provider": "mailgun", "matter": "inbound", "truth": "name",
}  # fmt: skip
LINK = re.compile(r'(?:href|src)="(/[^"#]*)')
MOST_LINKS = 400
CARRIED_AWAY = ("export", "take-along")  # a form asks for them, and a file is the answer
READ = tuple(name for name in routes() if TABLE[name].read is not None)
AWAY = ("/leave/", "/sign-out/", "/static/")


@dataclass
class Page:
    """One answer as the crawl keeps it."""

    role: str
    path: str
    route: str
    answer: Any
    text: str


@dataclass
class Crawl:
    """All answers that were given to one role."""

    role: str
    client: Client
    things: dict[str, str]
    pages: list[Page] = field(default_factory=list)
    carried: dict[str, str] = field(default_factory=dict)
    heard: dict[str, str] = field(default_factory=dict)  # over the streams of threads, by their ids
    reached: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)

    def run(self) -> "Crawl":
        """Open every route with everything, then the links on those pages."""
        for name, path in paths(self.things):
            self.open(path, route=name)
        for name, path in paths(self.things, among=CARRIED_AWAY):
            self.carry_away(name, path)
        self.listen()
        for page in list(self.pages):
            for path in LINK.findall(page.text):
                if len(self._seen) < len(self.pages) + MOST_LINKS and not path.startswith(AWAY):
                    self.open(html.unescape(path), route="link")
        return self

    def open(self, path: str, *, route: str) -> None:
        """Open one path, once."""
        if path in self._seen:
            return
        self._seen.add(path)
        answer = self.client.get(path)
        text = answer.content.decode(errors="replace") + str(answer.headers.items())
        self.pages.append(Page(self.role, path, route, answer, text))
        if answer.status_code < 400 and not answer.headers.get("Location", "").startswith("/sign-in/?next="):
            self.reached.add(route)

    def carry_away(self, route: str, path: str) -> None:
        """Ask for the file that somebody may take along, and read all that is in it."""
        answer = self.client.post(path)
        if answer.headers.get("Content-Type") == "application/zip":
            held = answer.file if isinstance(answer, FileAnswer) else io.BytesIO(answer.content)
            with zipfile.ZipFile(held) as opened:
                parts = [name + opened.read(name).decode(errors="replace") for name in opened.namelist()]
            self.carried[f"{route} {path}"] = "\n".join(parts)

    def listen(self) -> None:
        """Have every thread open, as a thread and as a chat, and keep all that its streams say."""
        cookie = self.client.cookies.get(settings.SESSION_COOKIE_NAME)
        for thread in threads_there_are() if cookie else ():
            said = "".join(heard(thread, cookie.value, form=form) for form in ("post", "line"))
            if said:
                self.heard[thread] = said

    @property
    def whole(self) -> str:
        """Everything this role was told."""
        told = (*(page.text for page in self.pages), *self.carried.values(), *self.heard.values())
        return "\n".join(html.unescape(text) for text in told)


def paths(things: dict[str, str], *, among: Iterable[str] = READ) -> Iterator[tuple[str, str]]:
    """Every route that is read, with every thing of each kind it names; two kinds in one path in all their pairs."""
    ids = {name: list(model.objects.values_list("public_id", flat=True)) for name, model in KINDS.items()}
    for name, pattern in ((name, routes()[name]) for name in among):
        named = [place for place in PLACES.findall(pattern) if place in ids]
        for chosen in product(*(ids[place] for place in named)):
            yield name, path_of(pattern, PLAIN | things | dict(zip(named, chosen, strict=True)))
