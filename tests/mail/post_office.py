"""Mails as members send them, and what becomes of them: through the same receipt and jobs as outside."""

from email.message import EmailMessage

from django.conf import settings

from alongside.accounts.addresses import PLACE, lookup_of
from alongside.accounts.letters import WrittenLetter, letters_waiting
from alongside.accounts.models import Address
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.jobs import run_until_empty
from alongside.core.sealing import person_scope, seal
from alongside.mailroom.addresses import address_of
from alongside.mailroom.models import Arrival
from alongside.mailroom.receive import receive
from alongside.mailroom.tokens import reply_tokens
from alongside.notify.person import DISCREET
from alongside.threads.models import Thread
from tests.world import World

SERVER = "mx.test"  # the mail server in front, whose word about senders counts
ADDRESSES = {name: f"{name}@post.test" for name in ("ada", "ben", "mia", "nora", "otto")}


def move_in(world: World) -> None:
    """Give everybody a verified address, in a mailbox that nobody else sees."""
    for name, person in world.people.items():
        public_id = new_public_id()
        sealed = seal(ADDRESSES[name], scope=person_scope(person), place=PLACE, row=public_id)
        Address.objects.create(
            public_id=public_id,
            person_id=person,
            lookup=lookup_of(ADDRESSES[name]),
            sealed=sealed,
            verified_on=clock.today(),
        )
        more = get_preferences(person).more
        change_preferences(by=person, more={**more, DISCREET: False})


def mail(
    by: str,
    to: str,
    text: str = "The garlic helps.",
    *,
    subject: str = "Garlic without salt",
    proof: str = "pass",
    message_id: str = "",
    **fields: str,
) -> EmailMessage:
    """A mail of this person, as the mail server in front hands it over; `proof` is what that server found."""
    address = ADDRESSES.get(by, by)
    message = EmailMessage()
    if proof:
        domain = address.rpartition("@")[2].strip("<>")
        message["Authentication-Results"] = f"{SERVER}; dmarc={proof} header.from={domain}"
    message["From"] = address
    message["To"] = address_of(to) if "@" not in to else to
    message["Subject"] = subject
    message["Message-ID"] = message_id or f"<{new_public_id()}@post.test>"
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def deliver(message: EmailMessage | bytes, *locals_: str, null_sender: bool = False) -> list[Arrival]:
    """Hand a mail over for these addresses of ours (else those it names) and let the work be done."""
    raw = message if isinstance(message, bytes) else message.as_bytes()
    if not locals_ and isinstance(message, EmailMessage):
        named = ", ".join([*message.get_all("To", []), *message.get_all("Cc", [])])
        locals_ = tuple(part.split("@")[0].strip(" <") for part in named.split(",") if settings.MAIL_DOMAIN in part)
    before = set(Arrival.objects.values_list("pk", flat=True))
    receive(raw, locals_, null_sender=null_sender)
    run_until_empty()
    return list(Arrival.objects.exclude(pk__in=before).order_by("pk"))


def became(message: EmailMessage | bytes, *locals_: str) -> str:
    """What became of a mail to one address, as "state: verdict"."""
    (arrival,) = deliver(message, *locals_)
    return f"{arrival.state}: {arrival.verdict}"


def token_of(world: World, name: str, thread: Thread) -> str:
    """The address by which this member answers in this thread."""
    alias = world.viewer(name).member_id
    return reply_tokens(thread.pk, [alias])[alias]


def letters_to(name: str) -> list[WrittenLetter]:
    """What waits to be sent to this person."""
    return [letter for letter in letters_waiting() if letter.to == ADDRESSES[name]]


def say_yes(name: str, letter: WrittenLetter, text: str = "Yes") -> str:
    """Answer a question of ours, by mail."""
    return became(mail(name, letter.reply_to, text, subject=f"Re: {letter.subject}"))
