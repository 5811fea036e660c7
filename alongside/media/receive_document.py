"""Receiving a document."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.limits import spend
from alongside.core.once import find_once
from alongside.media import sizes
from alongside.media.access import folder_of, get_own_document
from alongside.media.cleaning import rewrite
from alongside.media.events import DocumentReceived
from alongside.media.keep import keep_once, new_folder
from alongside.media.models import Document
from alongside.media.program import Upload


def receive_document(upload: Upload | bytes, *, by: str, community: str, once: str = "") -> Document:
    """Keep this document, without what it tells of its maker, for the alias `by` (a public id) in this community.

    The same `once` key gives the first document again. Two days without a place (`attach`), and it is forgotten.
    Whether the community takes documents is asked by `threads.enclose`, which knows communities.
    """
    if once and (first := find_once(once, by=by)):
        return get_own_document(first, owner=by, community=community)
    spend(
        "documents",
        by,
        most=sizes.DOCUMENTS_A_DAY,
        per=sizes.A_DAY,
        words=_("Those are a lot of documents for one day. Tomorrow there is room for more."),
    )
    folder = new_folder()
    made = rewrite(upload, folder_of(folder))
    today = clock.today()
    document = Document(owner=by, community=community, folder=folder, day=today, unused_since=today)
    document.format, document.size = made.kind, made.size
    return keep_once(
        document,
        once,
        happened=DocumentReceived,
        first=lambda first: get_own_document(first, owner=by, community=community),
    )
