"""One person under two aliases, with a post and a draft, and the places in which to look for them.

Shared by the test of erasure and by the drill that shows it (`python -m tests.portability.drill`).
"""

import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client

from alongside.accounts.addresses import ProvenAddress
from alongside.accounts.letters import queue_letter
from alongside.accounts.models import Person, PersonId
from alongside.accounts.preferences import change_preferences
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser, enter
from alongside.accounts.sign_up import Beginning, sign_up_with_address
from alongside.aliases.models import Alias
from alongside.communities.found import change, found
from alongside.communities.models import Community, Joining
from alongside.core.jobs import run_until_empty
from alongside.drafts.keep import keep
from alongside.memberships.models import Role
from alongside.ownership import acting
from alongside.threads.models import Post, Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start

ADDRESS, ZONE = "canary.address@example.org", "Pacific/Chatham"
NAMES = ("Canaryheron", "Canarywillow")
POST, TITLE, DRAFT, ABOUT = "canaryposted words", "canarytitle", "canarydraft words", "canaryabout me"
SEALED = (ADDRESS, "canary.address", ZONE, DRAFT, "canarydraft")
PRIVATE = (*SEALED, *NAMES, ABOUT)
SAID = (POST, "canaryposted", "anarypost", TITLE)  # the third as search cuts it


@dataclass
class Scene:
    """One person under two aliases, and somebody they talk with."""

    person: PersonId
    other: PersonId
    kitchen: Community
    garden: Community
    thread: Thread
    post: str
    alias: str
    cookie: str


def make_scene() -> Scene:
    """Let one person come in twice, say something, leave something unsaid, and be answered."""
    kitchen, garden = (
        change(found(name=name, purpose="p", audience="a"), joining=Joining.OPEN) for name in ("Kitchen", "Garden")
    )
    person = sign_up_with_address(Beginning(adult=True, health_data=True), ProvenAddress(ADDRESS))
    change_preferences(by=person, zone=ZONE)
    for community, name in ((kitchen, NAMES[0]), (garden, NAMES[1])):
        acting.come_in(person, community, name=name, about=ABOUT)
    other = PersonId(Person.objects.create().pk)
    acting.come_in(other, kitchen, name="Lily", role=Role.FOUNDER)
    heron = acting.find_viewer(person, kitchen)
    thread = start(kitchen, by=heron, title=TITLE, words=Words(POST)).thread
    reply(thread, by=acting.find_viewer(other, kitchen), words=Words("answered by another"))
    keep(f"thread {thread.public_id}", {"text": DRAFT}, by=heron)
    queue_letter(to=ADDRESS, subject="s", text=DRAFT)
    session = SessionStore()
    enter(Browser(session, "v", "Firefox, Android"), person)
    run_until_empty()
    post, alias = Post.objects.get(source=POST).public_id, Alias.objects.get(name=NAMES[0]).public_id
    return Scene(person, other, kitchen, garden, thread, post, alias, session.session_key or "")


def everything_on_disk() -> bytes:
    """The database's files, its write-ahead log included, as somebody who takes the disk would read them."""
    if connection.vendor != "sqlite":
        return dumped()
    place = Path(connection.settings_dict["NAME"])
    return b"".join(file.read_bytes() for file in place.parent.glob(f"{place.name}*"))


def dumped() -> bytes:
    """Every row of every table, through the connection that is there."""
    parts: list[object] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            parts.extend(value for row in cursor.fetchall() for value in row)
    return b"\n".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in parts)


def inside(archive: Path) -> bytes:
    """All bytes of all files in a backup."""
    with tarfile.open(archive) as tar:
        return b"".join(_plain(member, opened.read()) for member in tar if (opened := tar.extractfile(member)))


def _plain(member: tarfile.TarInfo, content: bytes) -> bytes:
    """What a file says: a dump of PostgreSQL is compressed, so its own program reads it."""
    if not member.name.endswith(".pgdump"):
        return content
    return subprocess.run(["pg_restore", "--file=-"], input=content, capture_output=True, check=True).stdout


def pages_for(reader: PersonId | None, scene: Scene) -> bytes:
    """What the pages about this person say to somebody else."""
    client = Client(headers={"host": "localhost"})
    if reader is not None:
        session = SessionStore()
        enter(Browser(session, "v"), reader)
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    community = f"/c/{scene.kitchen.public_id}/"
    search = f"{community}search/?q=words"  # a word that names nobody, since the page repeats it
    thread, post, alias = f"/t/{scene.thread.public_id}/", f"/p/{scene.post}/", f"/a/{scene.alias}/"
    places = ["/", "/today/", community, thread, post, alias, search]
    return b"".join(client.get(place, follow=True).content for place in places)


def as_stored_by_the_database(person: PersonId) -> list[bytes]:
    """A person's number as text and as SQLite writes it into a column."""
    return [str(person).encode(), person.to_bytes(8)]


def seen(haystack: bytes, needles: tuple[str, ...]) -> set[str]:
    """Which of these words are there, in large or small letters."""
    return {needle for needle in needles if needle.lower().encode() in haystack.lower()}
