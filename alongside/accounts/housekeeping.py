"""What accounts throw away once a day."""

from alongside.accounts.codes import forget_old_codes
from alongside.accounts.letters import forget_old_letters
from alongside.accounts.links import forget_old_links
from alongside.accounts.session_store import SessionStore
from alongside.core.jobs import job
from alongside.core.keyring.rotate import retire_roots
from alongside.core.sealing import destroy_ended_buckets
from alongside.core.writing import writing


@job()
def forget_what_ended() -> None:
    """Drop ended sessions, old codes, letters and links, and the keys whose time is over."""
    SessionStore.clear_expired()
    forget_old_codes()
    forget_old_letters()
    forget_old_links()
    with writing():
        destroy_ended_buckets()
    retire_roots()
