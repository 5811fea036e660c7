"""The name before the @ of a community's address: plain letters, made from its name, and never one that means else."""

import re
import secrets
import unicodedata

from django.utils.translation import gettext as _

from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.core.writing import writing

LONGEST = 24  # with "-digest" and the like it stays far below the 64 octets of RFC 5321
SHAPE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# What every mail server has, what our own addresses begin with, and what asks a community for something.
TAKEN = {
    "abuse", "admin", "administrator", "alongside", "dmarc", "hostmaster", "info", "mailer-daemon", "mail", "noc",
    "no-reply", "noreply", "postmaster", "root", "security", "support", "usenet", "webmaster", "www",
}  # fmt: skip
BEGINNINGS = ("t-", "b-", "c-", "u-")
ENDINGS = ("-join", "-leave", "-digest", "-pause", "-help", "-mods")


class MailNameTaken(Refused):
    """A community cannot have this address."""


def free_mail_name(name: str) -> str:
    """An address name like this community's name that nobody has yet."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    wish = re.sub(r"[^a-z0-9]+", "-", plain).strip("-0123456789")[:LONGEST].strip("-")
    if may_be_mail_name(wish) and not Community.objects.filter(mail_name=wish).exists():
        return wish
    return f"{wish[: LONGEST - 7].strip('-') or 'community'}-{secrets.token_hex(3)}"


def may_be_mail_name(name: str) -> bool:
    """Whether a community could be written to under this name."""
    fits = bool(SHAPE.fullmatch(name)) and 2 < len(name) <= LONGEST
    return fits and name not in TAKEN and not name.startswith(BEGINNINGS) and not name.endswith(ENDINGS)


def change_mail_name(community: Community, name: str) -> None:
    """Give a community another address; mail to the old one finds nobody from then on."""
    name = name.strip().lower()
    taken = Community.objects.filter(mail_name=name).exclude(pk=community.pk)
    with writing():
        if not may_be_mail_name(name) or taken.exists():
            raise MailNameTaken(_("That name can't be used. Try three or more plain letters, such as: kidney-kitchen"))
        Community.objects.filter(pk=community.pk).update(mail_name=name)
    community.mail_name = name
