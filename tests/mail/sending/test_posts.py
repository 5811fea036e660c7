"""What stands in the mail of a post: who wrote it, where it belongs, how to answer and how to get fewer; no address."""

import re
from email import message_from_string, policy
from email.message import EmailMessage

from django.conf import settings

from alongside.communities.models import Community
from alongside.mailroom.addresses import community_address, find_destination, our_local
from alongside.mailroom.message_ids import message_id_of
from alongside.threads.edit import edit
from alongside.threads.models import Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.mail.post_office import ADDRESSES
from tests.mail.sending.after import after
from tests.servers.smtp import Sink
from tests.world import World


def mail_to(smarthost: Sink, name: str) -> EmailMessage:
    """The last mail that this one got."""
    index = max(i for i, (_sender, to) in enumerate(smarthost.envelopes) if to == ADDRESSES[name])
    return message_from_string(smarthost.received[index], policy=policy.default)


def words_of(mail: EmailMessage, kind: str = "plain") -> str:
    return mail.get_body((kind,)).get_content().replace("\r\n", "\n")


def test_it_is_from_the_authors_own_address_to_the_community(readers: World, smarthost: Sink) -> None:
    readers.post(title="Scan days")
    after(11)
    mail = mail_to(smarthost, "ben")
    sender, to = mail["From"].addresses[0], mail["To"].addresses[0]
    assert sender.display_name == "Heron via Kidney Kitchen"
    assert find_destination(our_local(sender.addr_spec)).relay.alias.name == "Heron"
    assert (to.display_name, to.addr_spec) == ("Kidney Kitchen", community_address(readers.kitchen))
    assert mail["Subject"] == "Scan days"


def test_each_reader_answers_at_an_address_of_their_own(readers: World, smarthost: Sink) -> None:
    post = readers.post()
    after(11)
    found = {}
    for name in ("ben", "mia", "nora"):
        local = our_local(mail_to(smarthost, name)["Reply-To"].addresses[0].addr_spec)
        found[local] = find_destination(local).token
    assert {token.alias_id for token in found.values()} == {readers.viewer(n).alias_id for n in ("ben", "mia", "nora")}
    assert {token.thread_id for token in found.values()} == {post.thread_id}


def test_all_readers_get_the_same_id_and_answers_find_their_thread(readers: World, smarthost: Sink) -> None:
    first = readers.post()
    second = readers.answer(first.thread)
    third = reply(first.thread, by=readers.mia, words=Words("So do I."), answers=second)
    after(11)
    mails = [message_from_string(raw) for raw in smarthost.received]
    assert {mail["Message-ID"] for mail in mails} == {message_id_of(post) for post in (first, second, third)}
    last = next(mail for mail in mails if mail["Message-ID"] == message_id_of(third))
    assert last["In-Reply-To"] == message_id_of(second)
    assert last["References"].split() == [message_id_of(first), message_id_of(second)]
    assert last["Subject"] == "Re: Scan days"


def test_mail_programs_can_show_the_list_and_end_it_in_one_tap(readers: World, smarthost: Sink) -> None:
    readers.post()
    after(11)
    mail = mail_to(smarthost, "ben")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link, address = re.findall("<([^>]+)>", str(mail["List-Unsubscribe"]))
    local = our_local(address.removeprefix("mailto:"))
    assert link == f"{settings.URL}/mail/stop/{local}/"
    assert find_destination(local).token.alias_id == readers.ben.alias_id
    assert mail["List-Id"].endswith(f"<{readers.kitchen.mail_name}.{settings.MAIL_DOMAIN}>")
    assert mail["List-Post"] == f"<mailto:{community_address(readers.kitchen)}>"
    assert mail["List-Help"] == f"<mailto:{community_address(readers.kitchen, 'help')}>"
    assert mail["List-Archive"] == f"<{settings.URL}/c/{readers.kitchen.public_id}/>"
    assert (mail["Auto-Submitted"], mail["Precedence"], mail["X-Auto-Response-Suppress"]) == (
        "auto-generated", "list", "All",
    )  # fmt: skip
    assert mail["X-Loop"] == settings.MAIL_DOMAIN
    assert mail["Date"].endswith("+0000")


def test_nobodys_address_is_in_any_byte_that_leaves(readers: World, smarthost: Sink) -> None:
    post = readers.post(text="I am @Lily's neighbour.")
    reply(post.thread, by=readers.ben, words=Words("> quoted\n\nSo you are."), answers=post, by_mail=True)
    after(11)
    for raw in smarthost.received:
        mail = message_from_string(raw, policy=policy.default)
        parts = [part.get_content() for part in mail.walk() if not part.is_multipart()]
        seen = "\n".join([raw, *parts, *(str(value) for value in mail.values())])
        assert "post.test" not in seen
    assert len(smarthost.received) == 5


def test_names_stand_for_names_and_earlier_words_stay_on_the_page(readers: World, smarthost: Sink) -> None:
    first = readers.post(text="Only on the page.")
    reply(first.thread, by=readers.ben, words=Words(f"@Heron, I quote [[post:{first.public_id}]] you."))
    after(11)
    for kind in ("plain", "html"):
        words = words_of(mail_to(smarthost, "mia"), kind)
        assert "Heron, I quote" in words
        assert "Only on the page" not in words


def test_what_one_may_want_to_know_first_stands_before_the_words_with_space_between(
    readers: World, smarthost: Sink
) -> None:
    words = Words("It has grown.", kind="experience", wish="listen", notes=("scans",))
    start(readers.kitchen, by=readers.ada, title="Today", words=words)
    after(11)
    text = words_of(mail_to(smarthost, "ben"))
    assert text.startswith("Before you read this: it speaks of scan results.")
    assert re.search(r"\n{10,}my experience · just listen\n\nIt has grown\.", text)
    page = words_of(mail_to(smarthost, "ben"), "html")
    assert page.index("scan results") < page.index("height:16em") < page.index("It has grown")


def test_it_says_how_to_answer_and_how_to_get_fewer(readers: World, smarthost: Sink) -> None:
    post = readers.post()
    after(11)
    for kind in ("plain", "html"):
        words = words_of(mail_to(smarthost, "nora"), kind)
        assert "Answer this mail to write to everyone in Kidney Kitchen" in words
        assert f"{settings.URL}/p/{post.public_id}/" in words
        assert f"{settings.URL}/mail/stop/u-" in words


def test_what_was_mended_within_the_wait_is_mailed_as_it_then_stands(readers: World, smarthost: Sink) -> None:
    post = readers.post(text="My phone is 123.")
    edit(Post.objects.get(pk=post.pk), by=readers.ada, words=Words("Call me?"))
    after(11)
    assert "Call me?" in words_of(mail_to(smarthost, "ben"))
    assert not any("123" in raw for raw in smarthost.received)


def test_a_community_has_its_mails_in_its_language(readers: World, smarthost: Sink) -> None:
    Community.objects.filter(pk=readers.kitchen.pk).update(language="es")
    readers.post()
    after(11)
    assert '<html lang="es" dir="ltr">' in words_of(mail_to(smarthost, "ben"), "html")


def test_where_people_write_from_the_right_their_mails_run_from_there(readers: World, smarthost: Sink) -> None:
    Community.objects.filter(pk=readers.kitchen.pk).update(language="ar")
    start(readers.kitchen, by=readers.ada, title="ملح", words=Words("الثوم يساعد.", language="ar"))
    after(11)
    seen = words_of(mail_to(smarthost, "ben"), "html")
    assert '<html lang="ar" dir="rtl">' in seen
    assert re.search(r'<body [^>]*dir="rtl">', seen)  # some programs show a page without its outermost tag
    assert '<div dir="auto" lang="ar">' in seen
