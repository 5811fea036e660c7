"""Receiving a document."""

from django.db import IntegrityError
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.ids import new_public_id
from alongside.core.jobs import enqueue
from alongside.core.limits import spend
from alongside.core.once import find_once, remember_once
from alongside.core.writing import writing
from alongside.media import sizes
from alongside.media.access import folder_of, get_own_document
from alongside.media.cleaning import rewrite
from alongside.media.events import DocumentReceived
from alongside.media.models import Document
from alongside.media.program import Upload
from alongside.media.tidy import tidy


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
    folder = new_public_id()
    with writing():  # before the file is there, so that whatever happens now, somebody comes to tidy up
        enqueue(tidy, at=clock.now() + sizes.KEPT_UNUSED, folder=folder)
    made = rewrite(upload, folder_of(folder))
    today = clock.today()
    document = Document(owner=by, community=community, folder=folder, day=today, unused_since=today)
    document.format, document.size = made.kind, made.size
    return _kept(document, once)


def _kept(document: Document, once: str) -> Document:
    try:
        with writing():
            document.save(force_insert=True)
            remember_once(once, document.public_id, by=document.owner)
            publish(DocumentReceived(document.pk))
    except IntegrityError:  # the same form, sent twice at the same moment; the job clears this one's file away
        if first := find_once(once, by=document.owner):
            return get_own_document(first, owner=document.owner, community=document.community)
        raise
    return document
