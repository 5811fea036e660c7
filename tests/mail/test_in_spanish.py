"""A round by mail in Spanish: whatever is sent to somebody who reads Spanish holds no English sentence."""

import re
from email import message_from_bytes, policy

import pytest

from alongside.accounts.letters import letters_waiting
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.communities.found import change
from alongside.communities.mail_name import change_mail_name
from alongside.communities.models import Joining
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.models import Case
from alongside.hosting.question import answer_question
from alongside.mail.act.probe import probe_resting_mail
from alongside.mail.asking.notice import DISCREET
from alongside.mail.letters.due import make_letters
from alongside.mailroom.message_ids import message_id_of
from alongside.mailroom.models import MailStanding
from alongside.mailroom.outbox import mails_in_outbox
from alongside.mailroom.standing import rest_mail
from alongside.mailroom.tokens import letter_tokens, relay_local
from alongside.memberships.access import get_alias
from alongside.notify.choose import choose_mail, mail_choice_of
from alongside.threads.models import Post
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.mail.post_office import ADDRESSES, became, letters_to, mail, say_yes, token_of
from tests.mail.sending.after import after, turn_the_clock
from tests.moments import at
from tests.world import World

pytestmark = pytest.mark.django_db
A_DAY = 24 * 60 + 1
ROSA = "rosa@post.test"
# Words that no Spanish sentence has and hardly an English one is without; months and days as English writes them.
ENGLISH = re.compile(
    r"\b(?:the|you|your|we|our|it|this|that|there|what|who|is|are|was|were|be|and|or|if|of|to|from|for|with|by|in|on"
    r"|mail|post|posts|page|letter|answer|welcome|hosts|join|about|today|yesterday|yes|not"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
    re.IGNORECASE,
)
NO_WORDS = re.compile(r"https?://\S+|mailto:\S+|<[^>]*>|\S+@\S+|[\w-]+@")  # links, addresses and tags


@pytest.fixture
def cocina(posts: World) -> World:
    """The kitchen speaks Spanish; of its members only Nora ever chose a language."""
    change(posts.kitchen, name="Cocina", language="es", guidelines="Trata bien a la gente.", mail_wait=0)
    change_mail_name(posts.kitchen, "cocina")
    change_preferences(by=posts.people["nora"], language="es")
    return posts


def sent(to: str) -> list[str]:
    """Every mail to this address, as its reader sees it: subject, who it is from, and both its bodies."""
    shown = [f"{one.subject}\n{one.text}\n{one.html}" for one in letters_waiting(most=1000) if one.to == to]
    return shown + [_seen(one.mail.raw) for one in mails_in_outbox(most=1000) if one.mail.to == to]


def _seen(raw: bytes) -> str:
    message = message_from_bytes(raw, policy=policy.default)
    head = [str(message[name] or "") for name in ("Subject", "From", "To", "Reply-To")]
    return "\n".join([*head, *(part.get_content() for part in message.walk() if not part.is_multipart())])


def english_in(mails: list[str]) -> dict[str, list[str]]:
    """The lines in which something English stands."""
    lines = {line for one in mails for line in NO_WORDS.sub(" ", one).splitlines()}
    return {line: found for line in lines if (found := ENGLISH.findall(line))}


def test_somebody_joins_a_spanish_community_and_hears_only_spanish(cocina: World) -> None:
    at(clock.now().replace(hour=12))  # nobody is mailed at night
    became(mail(ROSA, "cocina-join", "", subject=""))
    (asked,) = letters_waiting()
    became(mail(ROSA, asked.reply_to, "1. Rosa\n2. sí\n3. sí, claro", subject="Re: preguntas"))
    assert became(mail(ROSA, asked.reply_to, "1. Rosa\n2. sí\n3. sí\n4. no")) == "acted: joined"
    assert became(mail(ROSA, "cocina", "Hola a todo el mundo.", subject="Hola")) == "acted: posted"
    post = Post.objects.get()
    assert became(mail("ben", token_of(cocina, "ben", post.thread), "Hola, Rosa.")) == "acted: posted"
    after(1)
    mails = sent(ROSA)
    assert len(mails) == 4  # the questions, one of them again, a welcome, and Ben's answer
    assert english_in(mails) == {}


def test_whoever_shares_a_mailbox_is_welcomed_in_spanish_too(cocina: World) -> None:
    at(clock.now().replace(hour=12))  # nobody is mailed at night
    became(mail(ROSA, "cocina-join", "", subject=""))
    (asked,) = letters_waiting()
    assert became(mail(ROSA, asked.reply_to, "1. Rosa\n2. sí\n3. sí\n4. no sé")) == "acted: joined"
    became(mail("ben", "cocina", "Hola.", subject="Hola"))
    after(1)
    assert "Hay algo nuevo para ti" in sent(ROSA)[-1]
    assert len(sent(ROSA)) == 3
    assert english_in(sent(ROSA)) == {}


@pytest.mark.parametrize("name", ["ben", "nora"])
def test_refusals_and_questions_come_in_spanish_and_a_spanish_yes_is_one(cocina: World, name: str) -> None:
    assert became(mail(name, "cocina", "> solo citado", subject="Re: nada")) == "refused: no-words"
    assert became(mail(name, "cocina", "Hola.", subject="Hola", proof="none")) == "held: sender"
    question = letters_to(name)[-1]
    assert "con la palabra sí" in question.text
    assert say_yes(name, question, "No lo sé") == "acted: no"
    turn_the_clock(A_DAY)
    post = start(cocina.kitchen, by=cocina.ada, title="Ajo", words=Words("El ajo ayuda."))
    relay = relay_local(get_alias(cocina.ben, cocina.ada.alias))
    assert became(mail(name, relay, "Solo para ti.", In_Reply_To=message_id_of(post))) == "held: post"
    question = letters_to(name)[-1]
    assert say_yes(name, question, "Tal vez mañana.") == "refused: neither"
    assert say_yes(name, question, "Sí, por favor.") == "acted: yes"
    assert Post.objects.filter(source="Solo para ti.").exists()
    assert len(sent(ADDRESSES[name])) == 4
    assert english_in(sent(ADDRESSES[name])) == {}


def test_every_command_is_understood_and_answered_in_spanish(cocina: World) -> None:
    ben = ADDRESSES["ben"]
    choose_mail(by=cocina.ben, mail="every", discreet=False, quiet=None)
    became(mail("ben", "cocina-help", "ayuda", subject="Ayuda"))
    became(mail("ben", "cocina-digest", "cada semana, a las 18 h", subject="Correo"))
    chosen = mail_choice_of(cocina.ben)
    assert (chosen.mail, chosen.hours.hour) == ("weekly", 18)
    became(mail("ben", "cocina-mods", "Algo me preocupa.", subject="Una pregunta"))
    turn_the_clock(A_DAY)
    assert became(mail("ben", "cocina-pause", "hasta el 3 de mayo", subject="Pausa")) == "acted: paused"
    assert re.search(r"hasta el 3 de mayo de 20\d\d\.", letters_to("ben")[-1].text)
    assert became(mail("ben", "cocina-pause", "Quiero seguir", subject="")) == "acted: pause-over"
    became(mail("ben", "cocina-leave", "", subject=""))
    turn_the_clock(A_DAY)
    assert say_yes("ben", letters_to("ben")[-1], "sí") == "acted: yes"
    assert not cocina.ben.is_member
    assert len(sent(ben)) == 7
    assert english_in(sent(ben)) == {}


def test_strangers_are_answered_in_the_language_of_the_place(cocina: World) -> None:
    for local in ("cocina", "cocina-help", "cocina-mods", "cocina-join"):
        became(mail(ROSA, local, "Hola, ¿puedo entrar?", subject="Hola"))
    answer_question(Case.objects.get(), "Claro que sí.", by=cocina.mia)
    change(cocina.kitchen, joining=Joining.INVITATION)
    became(mail(ROSA, "cocina-join", "Hola", subject="Hola"))
    assert len(sent(ROSA)) == 6
    assert english_in(sent(ROSA)) == {}


def test_a_letter_is_written_in_spanish_with_its_day_and_an_answer_to_it_is_refused_so(cocina: World) -> None:
    choose_mail(by=cocina.ben, mail="daily", discreet=False)
    start(cocina.kitchen, by=cocina.ada, title="Ajo", words=Words("El ajo ayuda.", notes=("needles",)))
    start(cocina.kitchen, by=cocina.mia, title="Sopa", words=Words("Sin sal."))
    run_until_empty()
    turn_the_clock(A_DAY)
    make_letters()
    run_until_empty()
    (letter,) = sent(ADDRESSES["ben"])
    assert re.search(r"^Cocina, \d+ de \w+ de 20\d\d$", letter, re.MULTILINE)
    local = letter_tokens([cocina.ben.member_id])[cocina.ben.member_id]
    assert became(mail("ben", local, "¡Gracias!")) == "refused: letter"
    assert len(sent(ADDRESSES["ben"])) == 2
    assert english_in(sent(ADDRESSES["ben"])) == {}


def test_what_we_write_unasked_is_spanish_where_the_reader_is(cocina: World) -> None:
    rest_mail(cocina.ben.member_id, because="bounces")
    assert MailStanding.objects.exists()
    turn_the_clock(15 * A_DAY)
    probe_resting_mail()
    copied = mail("mia", "cocina", "Hola.", subject="Hola", Cc="someone@elsewhere.test")
    assert became(copied, "cocina") == "acted: posted"
    assert len(sent(ADDRESSES["ben"])) == len(sent(ADDRESSES["mia"])) == 1
    assert english_in([*sent(ADDRESSES["ben"]), *sent(ADDRESSES["mia"])]) == {}


def test_whoever_chose_spanish_hears_it_in_an_english_community_too(posts: World) -> None:
    change(posts.kitchen, mail_wait=0)
    nora, person = ADDRESSES["nora"], posts.people["nora"]
    change_preferences(by=person, language="es")
    became(mail("nora", "kidney-kitchen", "> citado", subject="Re: nada"))
    became(mail("nora", "kidney-kitchen-pause", "dos semanas", subject=""))
    became(mail("nora", "kidney-kitchen-pause", "seguir", subject=""))
    choose_mail(by=posts.nora, mail="every", discreet=True, quiet=None)
    posts.post()
    after(1)
    turn_the_clock(A_DAY)
    change_preferences(by=person, more={**get_preferences(person).more, DISCREET: True})
    became(mail("nora", "kidney-kitchen", "> citado", subject="Re: nada"))
    assert len(sent(nora)) == 5
    assert any("Hay algo nuevo para ti" in one for one in sent(nora))
    assert any("Hay una nota para ti" in one for one in sent(nora))
    assert english_in(sent(nora)) == {}
