"""One post as one mail of an archive, as list software writes it: names instead of addresses, threads by reference."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings

from alongside.threads.export import as_others_read
from alongside.threads.models import Post, Thread

NOBODY = "alias.invalid"  # a domain that can never exist: the archive holds no address of anybody
LINES = SMTP.clone(linesep="\n", max_line_length=998)
FROM_LINE = re.compile(rb"^(>*From )", re.M)


def as_mail(post: Post, thread: Thread) -> bytes:
    """The post as an entry of an mbox file; lines that begin with "From " are quoted, so that none splits it."""
    mail = EmailMessage(policy=LINES)
    mail["Date"] = format_datetime(post.at.replace(second=0, microsecond=0))
    mail["From"] = Address(post.author.name or "A former member", post.author.public_id, NOBODY)
    mail["Subject"] = thread.title if post.number == 1 else f"Re: {thread.title}"
    mail["Message-ID"] = message_id(post.public_id)
    first = Post.objects.filter(thread=thread, number=1).values_list("public_id", flat=True).first()
    if post.number > 1 and first:
        answered = post.answers.public_id if post.answers else first
        mail["In-Reply-To"] = message_id(answered)
        mail["References"] = " ".join(dict.fromkeys([message_id(first), message_id(answered)]))
    mail["List-Id"] = f"<{thread.community.public_id}.{settings.HOST}>"
    mail.set_content(as_others_read(post))
    moment = f"{post.at:%a %b %d %H:%M:00 %Y}".encode()
    return b"From " + NOBODY.encode() + b" " + moment + b"\n" + FROM_LINE.sub(rb">\1", mail.as_bytes()) + b"\n"


def message_id(public_id: str) -> str:
    """The identity of a post as a mail's."""
    return f"<{public_id}@{settings.HOST}>"
