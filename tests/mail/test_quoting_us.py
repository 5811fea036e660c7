"""A mail of ours that is quoted in an answer: nothing in it that was made for one member is left."""

from email import message_from_bytes, policy

import pytest

from alongside.mail.sending.posts import find_post_mail
from alongside.mailroom.tokens import unsubscribe_tokens
from alongside.threads.models import Post
from tests.mail.post_office import became, mail, token_of
from tests.world import World

pytestmark = pytest.mark.django_db


class Came:
    """The mail of a post as Ben got it."""

    def __init__(self, posts: World) -> None:
        self.post = posts.post()
        alias = posts.ben.member_id
        self.token, self.stop = token_of(posts, "ben", self.post.thread), unsubscribe_tokens([alias])[alias]
        found = find_post_mail(self.post.pk)
        assert found
        raw = found.prepared.filled(reply=self.token, stop=self.stop)
        self.mail = message_from_bytes(raw, policy=policy.default)

    def body(self, kind: str) -> str:
        part = self.mail.get_body((kind,))
        assert part
        return str(part.get_content())

    def answered(self, text: str, kind: str = "plain") -> Post:
        """What becomes of an answer to it."""
        answer = mail("ben", self.token, subject="Re: Scan days", In_Reply_To=str(self.mail["Message-ID"]))
        answer.clear_content()
        answer.set_content(text, subtype=kind)
        assert became(answer) == "acted: posted"
        return Post.objects.latest("pk")


@pytest.fixture
def came(posts: World) -> Came:
    return Came(posts)


def is_clean(post: Post, came: Came) -> bool:
    everything = f"{post.source} {post.folded} {post.html}".lower()
    return not any(secret in everything for secret in (came.token, came.stop, "post.test"))


def test_quoted_with_marks(came: Came) -> None:
    quoted = "\n".join(f"> {line}" for line in came.body("plain").splitlines())
    head = f"On Mon, Nov 3, 2025 at 10:00 AM {came.mail['From']} wrote:"
    post = came.answered(f"Thank you.\n\n{head}\n{quoted}\n")
    assert (post.source, post.answers) == ("Thank you.", came.post)
    assert "Tomorrow is my scan." in post.folded
    assert is_clean(post, came)


def test_quoted_below_a_head_as_outlook_does(came: Came) -> None:
    head = "".join(f"{name}: {came.mail[name]}\n" for name in ("From", "To", "Reply-To", "Subject"))
    post = came.answered(f"Thank you.\n\n-----Original Message-----\n{head}\n{came.body('plain')}")
    assert post.source == "Thank you."
    assert is_clean(post, came)


def test_quoted_as_html(came: Came) -> None:
    quoted = f'<blockquote class="gmail_quote">{came.body("html")}</blockquote>'
    post = came.answered(f'<div>Thank you.</div><div class="gmail_quote">On Monday Heron wrote:{quoted}</div>', "html")
    assert post.source == "Thank you."
    assert is_clean(post, came)


def test_answered_between_and_below_the_lines(came: Came) -> None:
    quoted = "\n".join(f"> {line}" for line in came.body("plain").splitlines())
    post = came.answered(f"{quoted}\n\nThank you.\n")
    assert "Thank you." in post.source
    assert is_clean(post, came)
