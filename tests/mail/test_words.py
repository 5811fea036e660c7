"""What stands in the post of a mail, what is folded, and what others never see."""

from email.message import EmailMessage

import pytest

from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.aliases.models import Alias
from alongside.hosting.access import cases_by
from alongside.hosting.case import spoken_in
from alongside.mailroom.message_ids import message_id_of
from alongside.threads.models import Post, Thread
from tests.mail.post_office import ADDRESSES, became, letters_to, mail, say_yes, token_of
from tests.world import World

pytestmark = pytest.mark.django_db


def named(by: str, name: str, **kept: str) -> EmailMessage:
    """A mail with a display name."""
    message = mail(by, "kidney-kitchen", **kept)
    message.replace_header("From", f"{name} <{ADDRESSES[by]}>")
    return message


@pytest.mark.parametrize("subject", ["Garlic", "Re: AW: Sv: Garlic", "[Kidney Kitchen] Fwd: Garlic", "回复：Garlic"])
def test_a_title_is_the_subject_without_what_programs_put_before_it(posts: World, subject: str) -> None:
    assert became(mail("ben", "kidney-kitchen", subject=subject)) == "acted: posted"
    assert Thread.objects.get().title == "Garlic"


def test_without_a_subject_the_first_words_are_the_title(posts: World) -> None:
    assert (
        became(mail("ben", "kidney-kitchen", "Does anybody bake bread?\nMine fails.", subject="Re: "))
        == "acted: posted"
    )
    assert Thread.objects.get().title == "Does anybody bake bread? Mine fails."


def test_mail_is_never_read_as_markdown(posts: World) -> None:
    became(mail("ben", "kidney-kitchen", "# 1 cup of *flour*\n@Heron knows"))
    post = Post.objects.get()
    assert "<h" not in post.html
    assert "# 1 cup of *flour*" in post.html


def test_new_words_below_and_between_quoted_ones_are_all_kept(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    text = "On Monday, Heron wrote:\n> Is rice good?\n\nYes, it is.\n\n> And beans?\n\nA few.\n"
    assert became(mail("ben", local, text)) == "acted: posted"
    post = Post.objects.get(number=2)
    assert "Yes, it is." in post.source
    assert "A few." in post.source
    assert "Is rice good?" in post.folded + post.source


def test_a_mail_with_nothing_new_comes_back_with_its_text(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    assert became(mail("ben", local, "> Tomorrow is my scan.\n")) == "refused: no-words"
    (letter,) = letters_to("ben")
    assert "Tomorrow is my scan." in letter.text
    assert Post.objects.count() == 1


def test_an_encrypted_mail_comes_back_and_says_why(posts: World) -> None:
    text = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"
    assert became(mail("ben", "kidney-kitchen", text)) == "refused: encrypted"
    assert "encryption" in letters_to("ben")[0].text


def test_no_address_of_its_writer_is_left_in_words_subject_or_quotes(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    text = (
        "Write to me at ben@post.test or ben at post dot test.\n\n"
        f"-----Original Message-----\nFrom: Heron via Kidney Kitchen <{local}@localhost>\n"
        "To: Ben Miller <ben@post.test>\nSubject: Scan days\n\nTomorrow is my scan.\n"
    )
    assert became(mail("ben", local, text)) == "acted: posted"
    post = Post.objects.get(number=2)
    everything = f"{post.source} {post.folded} {post.html} {post.first_words}"
    for secret in ("post.test", "Miller", local, "ben at post"):
        assert secret not in everything
    became(mail("nora", "kidney-kitchen", "Hello", subject="nora@post.test wants bread"))
    assert "post.test" not in Thread.objects.latest("pk").title


def test_a_signature_with_the_real_name_is_asked_about_once_and_the_answer_is_remembered(posts: World) -> None:
    signed = "Try lemon.\n\nMargaret Miller\n555 0134\n"
    assert became(named("ben", "Margaret Miller", text=signed, subject="One")) == "held: signature"
    assert not Post.objects.exists()
    (question,) = letters_to("ben")
    assert "You go by an alias here" in question.text
    assert say_yes("ben", question) == "acted: yes"
    assert (
        became(named("ben", "Margaret Miller", text=signed.replace("lemon", "dill"), subject="Two")) == "acted: posted"
    )
    for post in Post.objects.all():
        assert "Miller" not in f"{post.source} {post.folded} {post.html}"
        assert post.source.startswith("Try ")


def test_who_goes_by_their_own_name_is_not_asked(posts: World) -> None:
    Alias.objects.filter(pk=posts.ben.member_id).update(is_own_name=True)
    signed = "Try lemon.\n\nMargaret Miller\n"
    assert became(named("ben", "Margaret Miller", text=signed)) == "acted: posted"
    assert "Margaret Miller" in Post.objects.get().source + Post.objects.get().folded


def test_whoever_took_the_consent_back_has_nothing_kept_by_mail_either(posts: World) -> None:
    change_preferences(
        by=posts.people["ben"], more={**get_preferences(posts.people["ben"]).more, "keeps_no_words": True}
    )
    assert became(mail("ben", "kidney-kitchen")) == "refused: no-consent"
    assert became(mail("nora", "kidney-kitchen")) == "acted: posted"


def test_a_copy_sent_past_us_is_told_of_once(posts: World) -> None:
    for number, copy in enumerate(["Ben@post.test", "friend@else.test", "friend@else.test"]):
        message = mail("ben", "kidney-kitchen", f"Words {number}", subject=f"Subject {number}")
        message["Cc"] = copy
        assert became(message) == "acted: posted"
        assert len(letters_to("ben")) == min(number, 1)
    (letter,) = letters_to("ben")
    assert "not protected" in letter.text


def test_an_answer_that_goes_to_the_community_stands_in_its_thread(posts: World) -> None:
    post = posts.post()
    answer = mail("ben", "kidney-kitchen", "With you.", subject="Re: Scan days", References=message_id_of(post))
    assert became(answer) == "acted: posted"
    other = mail("ben", "kidney-kitchen", "Something else.", subject="Bread", References=message_id_of(post))
    assert became(other) == "acted: posted"
    assert [one.thread_id == post.thread_id for one in Post.objects.order_by("pk")] == [True, True, False]


def test_a_word_to_the_hosts_does_not_tell_who_its_writer_is(posts: World) -> None:
    message = mail("ben", "kidney-kitchen-mods", "Somebody was rude to me.\n\nMargaret Miller\nben@post.test\n")
    message.replace_header("From", f"Margaret Miller <{ADDRESSES['ben']}>")
    assert became(message) == "acted: mods"
    (case,) = cases_by(posts.ada)
    said = " ".join(spoken.text for spoken in spoken_in(case))
    assert "Somebody was rude to me." in said
    assert "Miller" not in said
    assert "post.test" not in said
