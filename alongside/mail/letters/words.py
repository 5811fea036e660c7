"""What a letter says: a list of conversations, their new posts, and last what some would rather not meet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from django.utils.formats import date_format
from django.utils.translation import get_language
from markupsafe import Markup

from alongside.core import clock
from alongside.core.mailtext.as_text import to_text
from alongside.fragments.patterns import as_made
from alongside.fragments.times import for_member
from alongside.fragments.words import name_of, notes
from alongside.mail.letters.contents import Contents
from alongside.mail.sending.post_words import what_it_is, words_in
from alongside.mailroom.addresses import address_of
from alongside.mailroom.links import chat_link, post_link, thread_link
from alongside.notify.choice import Hours
from alongside.notify.hours import local_day, zone_of
from alongside.threads.models import Post, Thread

LONGEST = 60_000  # letters of words: large providers cut a mail at about 100 KB of HTML
KEPT = 400  # posts kept ready, because many readers' letters hold the same ones


@dataclass(frozen=True, slots=True)
class Entry:
    """One post in a letter; `body` and `text` are empty where there was no room."""

    who: str
    when: str
    said: str
    first_words: str
    about: str  # its content notes in words
    body: Markup
    text: str
    pictures: str
    link: str
    title: str  # of its thread


@dataclass(frozen=True, slots=True)
class Section:
    """One conversation in a letter."""

    number: int
    title: str
    answer: str  # where mail to it goes: a mailto link
    link: str
    entries: list[Entry]
    chat: str  # where the chat is that was held there, and what was said in it; empty without one


@dataclass(frozen=True, slots=True)
class Said:
    """A whole letter, in the language that is spoken now."""

    day: str
    sections: list[Section]
    noted: list[Entry]
    more: bool


class Room:
    """How much of a letter is left to fill."""

    def __init__(self) -> None:
        self.left = LONGEST

    def takes(self, text: str) -> bool:
        """Whether these words still fit; what is long doesn't keep out what is short."""
        if len(text) > self.left:
            return False
        self.left -= len(text)
        return True


def words_of_letter(contents: Contents, hours: Hours, replies: Mapping[int, str]) -> Said:
    """The letter's words for one reader; `replies` are the reader's own addresses for each thread."""
    room = Room()
    entries = {post.pk: _entry(post, hours, room) for post in _plain_first(contents)}
    sections = [
        Section(
            number,
            part.thread.title,
            mailto(part.thread, replies[part.thread.pk]),
            thread_link(part.thread.public_id),
            [entries[post.pk] for post in part.posts if not _is_chat(post)],
            chat_link(part.thread.chat) if any(map(_is_chat, part.posts)) else "",
        )
        for number, part in enumerate(contents.parts, 1)
    ]
    day = date_format(local_day(hours, clock.now()), "DATE_FORMAT")
    return Said(day, sections, [entries[post.pk] for post in contents.noted], contents.more)


def mailto(thread: Thread, local: str) -> str:
    """A link that begins an answer in the reader's mail program."""
    return f"mailto:{address_of(local)}?subject={quote(f'Re: {thread.title}')}"


def _plain_first(contents: Contents) -> Iterator[Post]:
    """In the order of reading, so that what stands last is what has no room."""
    yield from (post for part in contents.parts for post in part.posts if not post.notes and not _is_chat(post))
    yield from contents.noted


def _is_chat(post: Post) -> bool:
    """Whether it stands for a whole chat: a letter says that there is one, and leads there."""
    return bool(post.thread.chat) and post.number == 1


def words_of(post: Post) -> tuple[str, str, str]:
    """HTML, text and a line about pictures of a post that came with author, thread and community; kept ready."""
    thread = post.thread
    return _words(post, post.public_id, thread.version, thread.community.version, get_language())


def _entry(post: Post, hours: Hours, room: Room) -> Entry:
    body, text, pictures = words_of(post)
    fits = room.takes(text)
    return Entry(
        who=name_of(post.author.name, post.author.state),
        when=for_member(post.at, today=local_day(hours, clock.now()), zone=zone_of(hours)).words,
        said=what_it_is(post),
        first_words=post.words_in_lists,
        about=", ".join(notes().get(note, note) for note in post.notes.split()),
        body=as_made(body if fits else ""),
        text=text if fits else "",
        pictures=pictures if fits else "",
        link=post_link(post.public_id),
        title=post.thread.title,
    )


@lru_cache(KEPT)
def _words(post: Post, _id: str, _version: int, _community: int, _language: str | None) -> tuple[str, str, str]:
    """HTML, text and a line about pictures; made anew when a version says that anything in it has changed."""
    body, pictures = words_in(post, post.thread.community)
    return body, to_text(body).strip("\n"), pictures
