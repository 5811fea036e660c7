"""Documents that come with a post: only where the hosts take them, and only the author's own."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.media.access import documents_at
from alongside.media.attach import arrange_documents
from alongside.media.models import Document
from alongside.media.program import Upload
from alongside.media.receive_document import receive_document
from alongside.media.sizes import MOST_FOR_A_POST
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_may_bring
from alongside.threads.edit import make_stale, require_author
from alongside.threads.errors import DocumentsNotTaken, TooManyDocuments
from alongside.threads.models import Post
from alongside.threads.saying import place_of


def bring_document(upload: Upload | bytes, *, by: Viewer, community: Community, once: str = "") -> Document:
    """Receive a document for a post that is being written; where the hosts take none, refuse before it is opened."""
    if by.alias_id is None or by.community_id != community.pk:
        raise NotFound
    require_documents_taken(community)
    require_may_bring(by)
    return receive_document(upload, by=by.alias, community=community.public_id, once=once)


def enclose(post: Post, documents: Sequence[Document], *, by: Viewer) -> None:
    """Let a post of one's own hand out exactly these documents of one's own, in this order."""
    require_author(post, by)
    if any(document.owner != by.alias for document in documents):
        raise NotFound
    already = documents_at([place_of(post)]).get(place_of(post), [])
    if any(document not in already for document in documents):
        require_documents_taken(post.thread.community)
    require_room(len(documents))
    with writing():
        arrange_documents(place_of(post), documents)
        make_stale(post)


def require_room(documents: int) -> None:
    """Refuse more documents than stand below one post."""
    if documents > MOST_FOR_A_POST:
        raise TooManyDocuments(
            _("At most %(most)d documents have room below one post. The others can come with an answer to it.")
            % {"most": MOST_FOR_A_POST}
        )


def require_documents_taken(community: Community) -> None:
    """Refuse where the hosts have not said that documents may come."""
    if not community.takes_documents:
        raise DocumentsNotTaken(
            _("The hosts of this community don't take documents. You can write down what matters in it.")
        )
