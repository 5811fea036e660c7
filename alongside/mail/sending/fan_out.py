"""From one post to a delivery for each of its readers, once the time in which it could be taken back is over."""

from alongside.core.jobs import job
from alongside.mail.sending.hand_over import queue_hand_over
from alongside.mailroom.deliver import deliver_post, in_letters, mail_times
from alongside.notify.gather import gather_for, part
from alongside.notify.hear import readers_of
from alongside.notify.models import Way


@job()
def mail_post(post: int) -> None:
    """Let everybody who wants this post by mail have it, by itself or in a letter, as it stands when it leaves."""
    if readers := readers_of(post, Way.MAIL):
        parted = part(readers, mail_times)
        if waiting := parted.gathered:
            held = in_letters(post, waiting)  # this job came late, and a letter took the post along
            gather_for({alias: at for alias, at in waiting.items() if alias not in held}, post)
        deliver_post(post, [(reader.alias_id, reader.not_before) for reader in parted.singly])
        queue_hand_over()
