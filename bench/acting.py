"""Mails acted on in a second: answers that came, read, identified and posted by one worker, with all that follows."""

import time
from dataclasses import dataclass
from email.message import EmailMessage

from django.conf import settings

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.models import Person, PersonId
from alongside.accounts.proof import RecentProof
from alongside.communities.found import change, found
from alongside.communities.models import Community, Joining
from alongside.core.ids import new_public_id
from alongside.core.jobs import run_until_empty
from alongside.mailroom.addresses import address_of
from alongside.mailroom.models import Arrival, State
from alongside.mailroom.receive import receive
from alongside.mailroom.tokens import reply_tokens
from alongside.memberships.models import Membership, Stage
from alongside.ownership import acting
from alongside.threads.models import Post
from alongside.threads.saying import Words
from alongside.threads.start import start
from bench.words import text_of

A_MEMBER = 25  # mails from each, below what one member may send in an hour
QUOTED = 20  # lines
SERVER = "mx.bench"


class MailsLost(Exception):
    """Fewer posts are there than mails were taken."""


@dataclass(frozen=True)
class Writer:
    """A member and the address by which they answer."""

    address: str
    token: str


def acted_on_a_second(mails: int) -> float:
    """Take so many answers in, then time what one worker needs for all of them, indexing and notices included."""
    settings.MAIL_AUTHSERV = SERVER
    writers = _writers(-(-mails // A_MEMBER))
    for number in range(mails):
        writer = writers[number % len(writers)]
        receive(_mail(writer, number).as_bytes(), [writer.token])
    posts, last, since = Post.objects.count(), Arrival.objects.latest("pk").pk - mails, time.perf_counter()
    run_until_empty()
    took = time.perf_counter() - since
    acted = Arrival.objects.filter(pk__gt=last, state=State.ACTED).count()
    if not mails == acted == Post.objects.count() - posts:
        raise MailsLost(f"{mails} mails came, {acted} were acted on, {Post.objects.count() - posts} posts are there")
    return mails / took


def _writers(count: int) -> list[Writer]:
    """So many members of a community, and a thread in which they answer."""
    made = found(name="Kitchen of writers", purpose="Cooking", audience="Anyone")
    community = change(made, joining=Joining.OPEN)
    people = [_member(community, number) for number in range(count)]
    Membership.objects.update(stage=Stage.KNOWN)
    viewers = [acting.find_viewer(person, community) for person in people]
    thread = start(community, by=viewers[0], title="What do you cook?", words=Words(text_of(3))).thread
    tokens = reply_tokens(thread.pk, [viewer.member_id for viewer in viewers])
    run_until_empty()
    return [Writer(_address(number), tokens[viewer.member_id]) for number, viewer in enumerate(viewers)]


def _member(community: Community, number: int) -> PersonId:
    person = PersonId(Person.objects.create().pk)
    add_address(ProvenAddress(_address(number)), by=RecentProof(person))
    acting.come_in(person, community, name=f"Writer {number}")
    return person


def _address(number: int) -> str:
    return f"writer{number}@writers.test"


def _mail(writer: Writer, number: int) -> EmailMessage:
    """An answer of some 3,000 bytes that quotes what it answers, as mail programs write them."""
    mail = EmailMessage()
    mail["Authentication-Results"] = f"{SERVER}; dmarc=pass header.from=writers.test"
    mail["From"], mail["To"], mail["Subject"] = writer.address, address_of(writer.token), "Re: What do you cook?"
    mail["Message-ID"] = f"<{new_public_id()}@writers.test>"
    quoted = "\n".join(f"> {text_of(line)[:70]}" for line in range(QUOTED))
    mail.set_content(f"{number}: {text_of(number)}\n\nOn Mon, Nov 3, 2025 at 10:00 AM Heron wrote:\n{quoted}\n")
    return mail
