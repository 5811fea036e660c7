"""From one post to a delivery for each of its readers, once the time in which it could be taken back is over."""

from alongside.core.jobs import job
from alongside.mail.sending.hand_over import queue_hand_over
from alongside.mailroom.deliver import deliver_post
from alongside.notify.hear import mail_readers_of


@job()
def mail_post(post: int) -> None:
    """Let everybody who wants this post by mail have it, as it stands when it leaves; nobody twice."""
    if readers := mail_readers_of(post):
        deliver_post(post, [(reader.alias_id, reader.not_before) for reader in readers])
        queue_hand_over()
