"""A chat that is planned, held and over, and what its readers got by mail of it."""

from email.message import EmailMessage
from email.utils import parseaddr

from alongside.chats.access import questions_of
from alongside.chats.hour.say import say
from alongside.chats.models import Chat
from alongside.threads.models import Post
from alongside.threads.saying import Words
from tests.chats.evenings import evening
from tests.mail.letters.arrived import at, letters
from tests.mail.post_office import mail
from tests.world import World

NIGHT, TRIED = "What helps you at night?", "What did you try?"
QUESTIONS = ((NIGHT, 5), (TRIED, 20))


def plan_evening(world: World, **instead: object) -> Chat:
    """On Friday noon: a chat on Saturday, from seven to eight in Berlin, which is five o'clock of the world's clock."""
    at(2026, 5, 1, 12)
    said = {"wall_begins": "2026-05-02T19:00", "questions": QUESTIONS, **instead}
    return evening(world, **said)  # type: ignore[arg-type]


def begin_evening(world: World, **instead: object) -> Chat:
    """It began, and both questions were asked."""
    chat = plan_evening(world, **instead)
    at(2026, 5, 2, 17)
    at(2026, 5, 2, 17, 21)
    chat.refresh_from_db()
    return chat


def answer(world: World, chat: Chat, words: str, *, by: str, number: int | None = 1, **more: object) -> Post:
    """Somebody says a line; without a number it is a side remark."""
    question = next((one for one in questions_of(chat) if one.number == number), None)
    return say(chat, by=world.viewer(by), words=Words(words, **more), question=question)  # type: ignore[arg-type]


def let_hour_end(chat: Chat) -> None:
    """The hour is over, and the wait before mail as well."""
    at(2026, 5, 2, 18)
    at(2026, 5, 2, 18, 31)
    chat.refresh_from_db()


def got(name: str, subject: str = "") -> list[EmailMessage]:
    """What somebody got so far, with this in its subject."""
    return [letter for letter in letters(name) if subject in str(letter["Subject"])]


def mailed_answer(letter: EmailMessage, by: str, text: str, *, is_bare: bool = False) -> EmailMessage:
    """An answer to a letter; a bare one lost what says which mail it answers."""
    fields = {} if is_bare else {"In_Reply_To": str(letter["Message-ID"])}
    subject = "" if is_bare else f"Re: {letter['Subject']}"
    return mail(by, parseaddr(str(letter["Reply-To"]))[1], text, subject=subject, **fields)
