"""The mail of one question in the slow lane: the question, what was said to it, and where an answer goes."""

from collections.abc import Iterator, Sequence
from email.utils import format_datetime
from functools import lru_cache

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.chats.models import Chat, Question, State
from alongside.chats.when import slow_lane_ends
from alongside.communities.models import Community
from alongside.fragments.patterns import as_made
from alongside.fragments.words import name_of, notes
from alongside.mail.chats.lines import post_of
from alongside.mail.chats.reader import when_for
from alongside.mail.chats.shape import Said, SaidLine, as_html, as_text
from alongside.mail.letters.words import words_of
from alongside.mail.sending.post_words import what_it_is, words_in
from alongside.mail.sending.posts import list_headers, machine_headers
from alongside.mail.sending.prepared import Prepared, mailbox, place, prepare
from alongside.mailroom.addresses import address_of
from alongside.mailroom.links import chat_link, stop_link
from alongside.mailroom.message_ids import message_id_of
from alongside.threads.models import Post

KEPT = 32  # mails kept ready: one for each language, zone and set of lines that readers of a question have
LONGEST = 30_000  # letters of lines: five questions of an hour, and large providers cut a mail at about 100 KB of HTML
SUBJECT = 80  # letters of the question in a subject


def question_mail(question: Question, language: str, zone: str, shown: tuple[int, ...]) -> Prepared:
    """The mail for readers of this language and clock who get these lines (keys of posts); places: reply and stop."""
    thread = post_of(question).thread
    versions = (question.chat.version, thread.version, thread.community.version)
    return _built(question.public_id, language, zone, shown, versions)


@lru_cache(KEPT)
def _built(
    public_id: str, language: str, zone: str, shown: tuple[int, ...], _versions: tuple[int, int, int]
) -> Prepared:
    """Built anew when a version says that anything it shows has changed."""
    found = Question.objects.select_related("chat", "post__thread__community").get(public_id=public_id)
    post = post_of(found)
    community = post.thread.community
    lines = Post.objects.select_related("thread__community", "author").filter(pk__in=shown).order_by("number")
    with translation.override(language):
        said = _said(found, post, list(lines), zone)
        headers = [*_who(community), *_which(found, post), *list_headers(community), *machine_headers()]
        return prepare(headers, text=as_text(said), html=as_html(said))


def subject_of(question: Question) -> str:
    """Its number and its first words, on one line."""
    words = " ".join(question.text.split())
    cut = words if len(words) <= SUBJECT else words[:SUBJECT].rsplit(" ", 1)[0] + "…"
    return f"T{question.number}: {cut}"


def _who(community: Community) -> Iterator[tuple[str, str]]:
    """From, to and back to the reader's own address for this question: a program can answer it nowhere else."""
    house = mailbox(community.name, address_of(place("reply")))
    yield "From", house
    yield "To", house
    yield "Reply-To", house


def _which(question: Question, post: Post) -> Iterator[tuple[str, str]]:
    """Below the chat's first post, under the id of the question's own: what answers it names the question."""
    yield "Subject", subject_of(question)
    yield "Date", format_datetime(post.at.replace(second=0, microsecond=0))
    yield "Message-ID", message_id_of(post)
    first = Post.objects.filter(thread=post.thread, number__lt=post.number).order_by("number").first()
    if first:
        yield "In-Reply-To", message_id_of(first)
        yield "References", message_id_of(first)


def _said(question: Question, post: Post, lines: Sequence[Post], zone: str) -> Said:
    """Everything in the mail; what is much is cut, and what some would rather not meet stands last."""
    body, _pictures = words_in(post, post.thread.community)
    room, said = LONGEST, []
    for line in lines:
        one = _line(line)
        if len(one.text) > room:
            break
        room -= len(one.text)
        said.append(one)
    return Said(
        number=f"T{question.number}",
        chat=question.chat.title,
        body=as_made(body),
        lines=said,
        more=chat_link(question.chat.public_id) if len(said) < len(lines) else "",
        footer=_footer(question.chat, post.thread.community, zone),
    )


def _line(post: Post) -> SaidLine:
    body, text, pictures = words_of(post)
    about = ", ".join(notes().get(note, note) for note in post.notes.split())
    return SaidLine(
        name_of(post.author.name, post.author.state), what_it_is(post), about, as_made(body), text, pictures
    )


def _footer(chat: Chat, community: Community, zone: str) -> list[tuple[str, str]]:
    """Each sentence with its link, if it has one."""
    here = {"community": community.name}
    words = _(
        "Answer this mail to say something to this question. Everyone in %(community)s can read it. "
        "They see the name you have there."
    )
    parts = [(words % here, "")]
    if chat.state == State.SLOW:
        open_until = _("There is time until %(when)s.")
        parts.append((open_until % {"when": when_for(slow_lane_ends(chat), zone, hosted_in=chat.zone)}, ""))
    return [
        *parts,
        (_("All of the chat, on the page:"), chat_link(chat.public_id)),
        (_("Get fewer mails from here, or none:"), stop_link(place("stop"))),
    ]
