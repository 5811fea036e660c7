"""Tells a community that old mail has moved in, and how those who wrote it can claim it, take it back or object."""

from datetime import datetime

from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import gettext as _

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.markdown import render_plain
from alongside.core.writing import writing
from alongside.portability.archive.authors import draw_alias
from alongside.portability.models import Archive
from alongside.threads.take_in import OldPost, OldThread, take_in


def announce(archive: Archive, mails: int) -> None:
    """Pins a notice, or adds to the one that is there; it is shown at once, even while the archive itself waits."""
    with translation.override(archive.community.language), writing():
        earlier = Archive.objects.filter(community=archive.community, notice__isnull=False).order_by("-pk").first()
        notice = earlier.notice if earlier else None
        thread = OldThread(_("Our old mails have moved in"), thread_id=notice.pk if notice else None, pinned=True)
        author = notice.started_by_id if notice else draw_alias(archive.community).pk
        text = _words(archive, mails)
        thread.posts.append(OldPost(author_id=author, at=clock.now(), source=text, html=render_plain(text)))
        take_in(archive.community_id, [thread])
        archive.notice_id = thread.thread_id
        archive.save(update_fields=["notice"])


def _words(archive: Archive, mails: int) -> str:
    return _(
        "%(mails)s mails from this group's old list are now threads here. Only members can read them.\n\n"
        "Everybody who wrote them has a new name here, drawn by lot. Real names, addresses and signatures are "
        "not shown, though somebody may have named you in their own words.\n\n"
        "Did you write some of them? You can make them yours, or take them back, now or at any time. You only have to "
        "show that the address you wrote from is yours. You don't have to be a member for that: %(address)s\n\n"
        "Would you rather not have them here at all? Please tell the hosts, if you can until %(day)s."
    ) % {"mails": mails, "day": _day(archive.object_until), "address": _address(archive.community)}


def _address(community: Community) -> str:
    return f"{settings.URL}/c/{community.public_id}/old-mails/"


def _day(moment: datetime) -> str:
    return formats.date_format(moment, "DATE_FORMAT")


def find_community(public_id: str) -> Community | None:
    """The community that an archive shall move into."""
    return Community.objects.filter(public_id=public_id.strip().lower(), closed=False).first()
