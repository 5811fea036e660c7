"""Attempts to write, to ask and to choose in another's name, and to use us against somebody: each beside what is right.

Each was tried on a running house once, and did what is refused here.
"""

import pytest

from alongside.accounts.addresses import lookup_of
from alongside.accounts.letters import letters_waiting
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.core.models import EventRow
from alongside.mail.act.join import UNPROVEN
from alongside.mail.asking.refuse import UNPROVEN_A_DAY
from alongside.mail.reading.apart import read_apart
from alongside.mailroom.held import held_of, say_yes
from alongside.mailroom.models import Arrival, HeldMail, Incoming
from alongside.mailroom.standing import find_rest, rest_mail
from alongside.notify.choose import choose_mail
from alongside.notify.person import DISCREET
from alongside.threads.models import Post
from tests.mail.post_office import became, letters_to, mail, token_of
from tests.mail.post_office import say_yes as answer
from tests.world import World

pytestmark = pytest.mark.django_db

RESULTS = "mx.test; dmarc=pass header.from=post.test"


@pytest.mark.parametrize(
    "field",
    [
        f"Authentication-Results: {RESULTS.replace('x.t', 'x.\u200bt')}",
        f"Authentication-Results : {RESULTS}",
        f"Authentication-Results: (a server in front takes out its name) {RESULTS}",
    ],
)
def test_findings_that_slip_past_the_server_in_front_prove_nothing(posts: World, field: str) -> None:
    raw = mail("ben", "kidney-kitchen", proof="").as_bytes()
    assert became(field.encode() + b"\n" + raw, "kidney-kitchen") == "held: sender"
    assert became(f"Authentication-Results: {RESULTS}\n".encode() + raw, "kidney-kitchen") == "acted: posted"


def test_an_unproven_variant_is_asked_about_even_at_the_members_own_token(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    assert became(mail("ben+x@post.test", local, proof="none")) == "held: sender"
    assert became(mail("ben", local, proof="pass")) == "acted: posted"


@pytest.mark.parametrize("words", ["Da stimmt was nicht, das war ich nicht.", "Sure? I never wrote it.", "Ok, who?"])
def test_an_answer_that_takes_its_yes_back_is_none(posts: World, words: str) -> None:
    became(mail("eve@evil.test", token_of(posts, "ben", posts.thread()), "Let me in"))
    (question,) = letters_to("ben")
    assert answer("ben", question, words) == "refused: neither"
    assert Post.objects.count() == 1
    assert answer("ben", question, "Yes, that was me.\n\nI have not been at home.") == "acted: yes"
    assert Post.objects.count() == 2


def test_nobody_agrees_by_mail_to_what_a_discreet_note_did_not_say(posts: World) -> None:
    ben = posts.people["ben"]
    change_preferences(by=ben, more={**get_preferences(ben).more, DISCREET: True})
    became(mail("ben", "kidney-kitchen-leave", "bye", proof="none"))
    (note,) = letters_to("ben")
    assert (note.reply_to, note.answers, "Kitchen" in note.text) == ("", "", False)
    assert posts.ben.is_member
    (held,) = held_of(ben)
    say_yes(ben, held.public_id)
    became(mail("otto", "kidney-kitchen-help", "?"))  # and the jobs that wait
    assert not posts.ben.is_member


def test_whoever_is_discreet_in_one_community_gets_no_notice_that_names_any(posts: World) -> None:
    choose_mail(by=posts.ben, mail="every", discreet=False, quiet=None)
    became(mail("ben", "kidney-kitchen-help", "?"))
    choose_mail(by=posts.ben, discreet=True)
    became(mail("ben", "kidney-kitchen-help", "??"))
    plain, quiet = letters_to("ben")
    assert "kidney-kitchen" in plain.text
    assert "kidney-kitchen" not in f"{quiet}"


def test_words_that_may_be_somebody_elses_bring_no_mail_to_whoever_complained(posts: World) -> None:
    rest_mail(posts.ben.alias_id, because="complaint")
    became(mail("ben", "kidney-kitchen-help", "?", proof="none"))
    assert find_rest(posts.ben.alias_id) is not None
    became(mail("ben", "kidney-kitchen-help", "?"))
    assert find_rest(posts.ben.alias_id) is None


@pytest.mark.parametrize(("local", "proof"), [("kidney-kitchen", "fail"), ("kidney-kitchen-pause", "none")])
def test_a_forger_fills_nobodys_page_and_no_disk(posts: World, local: str, proof: str) -> None:
    for number in range(UNPROVEN_A_DAY + 5):
        verdict = became(mail("ben", local, f"Words {number}", proof=proof))
    assert verdict == "dropped: kept-often"
    assert HeldMail.objects.count() == Incoming.objects.count() == UNPROVEN_A_DAY
    assert became(mail("ben", "kidney-kitchen", "My own words.")) == "acted: posted"
    assert became(mail("ben", "kidney-kitchen-leave", "bye")) == "held: leave"


def test_a_forger_has_us_write_to_few_strangers_and_a_proven_one_is_answered_still(posts: World) -> None:
    for number in range(UNPROVEN + 5):
        verdict = became(mail(f"somebody@{number}.victims.test", "kidney-kitchen-join", proof="none"))
    assert verdict == "dropped: join-often"
    assert len(letters_waiting()) == UNPROVEN
    assert became(mail("zoe@new.test", "kidney-kitchen-join")) == "acted: join"


def test_two_letters_that_only_one_table_takes_for_one_are_two_peoples_mailboxes(posts: World) -> None:
    assert lookup_of("Groß@post.test") == lookup_of("groß@POST.test") != lookup_of("gross@post.test")
    assert lookup_of("a@faß.test") != lookup_of("a@fass.test")
    assert lookup_of("a@bücher.test") == lookup_of("a@xn--bcher-kva.test")
    assert lookup_of("\u212aara@post.test") == lookup_of("kara@post.test")  # the sign of Kelvin is a K by definition


def test_a_large_mail_that_is_nested_as_deep_as_we_look_is_read_before_its_reader_is_killed() -> None:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(19))
    raw = b"From: ben@post.test\r\nSubject: Deep\r\n" + nested + b"\r\nHello\r\n" + b"\r\n--" * 2_000_000
    assert read_apart(raw).words.startswith("Hello")


def test_no_row_says_by_which_members_address_somebodys_held_mail_came(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    assert became(mail("otto", local, "Hello")) == "refused: not-a-member"
    assert became(mail("ben", local, "Hello", proof="fail")) == "held: sender"
    named = {field.name for field in HeldMail._meta.get_fields() if field.is_relation}
    assert named == {"person"}
    refused, held = Arrival.objects.order_by("pk")
    assert (refused.local, held.local) == ("", local)  # what waits for a yes has to know its way
    assert {(row.at.hour, row.at.minute) for row in HeldMail.objects.all()} == {(0, 0)}
    (question,) = letters_to("ben")
    assert answer("ben", question) == "acted: yes"
    assert Post.objects.count() == 2
    assert not Arrival.objects.filter(local=local).exists()
    assert not [row for row in EventRow.objects.all() if "held" in row.ids]


def test_the_welcome_of_whoever_shares_a_mailbox_names_neither_community_nor_alias(posts: World) -> None:
    for name, answers in (("Heather", "yes\nyes\nyes"), ("Clover", "yes\nyes\nno")):
        address = f"{name}@new.test".lower()
        became(mail(address, "kidney-kitchen-join"))
        (questions,) = [letter for letter in letters_waiting() if letter.to == address]
        assert became(mail(address, questions.reply_to, f"{name} Hill\n{answers}")) == "acted: joined"
    quiet, plain = [letter for letter in letters_waiting() if "question" not in letter.subject]
    assert (quiet.to, plain.to) == ("heather@new.test", "clover@new.test")
    assert not [word for word in ("Kitchen", "kidney", "Heather Hill") if word in quiet.text + quiet.subject]
    assert "Kitchen" in plain.text
    assert "Clover Hill" in plain.text
