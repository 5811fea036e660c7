"""Mail for whoever shares a mailbox: that there is something new, and nothing else. One a day at most."""

from datetime import timedelta
from email.utils import format_datetime, parseaddr
from functools import lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.sealing import blind
from alongside.mail.sending.posts import machine_headers, stop_headers
from alongside.mail.sending.prepared import Prepared, mailbox, place, prepare
from alongside.mailroom.deliver import got_mail_since
from alongside.mailroom.links import stop_link, today_link

EVERY = timedelta(hours=24)


def lately_told(aliases: set[int]) -> set[int]:
    """Those of these aliases who got a mail in the last day."""
    return got_mail_since(clock.now() - EVERY, aliases)


def discreet_mail(language: str, *, stop: str, return_path: str) -> bytes:
    """The mail of one reader. Its id is made of this delivery, so that nothing tells which post it is about."""
    ident = blind(return_path, "discreet-mail").hex()[:32]
    return _built(language, clock.now().date().toordinal()).filled(id=ident, stop=stop)


@lru_cache(8)
def _built(language: str, _day: int) -> Prepared:
    """The same for everybody, and for all communities of one language."""
    house = mailbox(settings.SITE_NAME, parseaddr(settings.MAIL_FROM)[1])
    with translation.override(language):
        headers = [
            ("From", house),
            ("To", house),
            ("Subject", _("There is something new for you")),
            ("Date", format_datetime(clock.now().replace(minute=0, second=0, microsecond=0))),
            ("Message-ID", f"<{place('id')}@{settings.MAIL_DOMAIN}>"),
            *stop_headers(),
            *machine_headers(),
        ]
        new, fewer = _("There is something new for you. You can read it here:"), _("To get fewer mails, or none:")
        return prepare(headers, text=f"{new}\n{today_link()}\n\n-- \n{fewer}\n{stop_link(place('stop'))}")
