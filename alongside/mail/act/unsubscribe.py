"""The address in List-Unsubscribe: whoever writes there, a mail program most often, ends that alias's mail."""

from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.models import State
from alongside.mailroom.stop import stop_mail


def act(taken: Taken) -> Outcome:
    """End the mail at once and answer nobody: mail programs send this by themselves."""
    stop_mail(taken.destination.local)
    return Outcome(State.ACTED, "unsubscribe")
