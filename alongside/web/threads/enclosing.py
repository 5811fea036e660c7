"""Documents in the composer: received while one writes, kept beside the words, handed out with the post."""

from django.http import HttpRequest

from alongside.communities.models import Community
from alongside.fragments.filling import document_label
from alongside.media.access import documents_at, documents_of
from alongside.media.models import Document
from alongside.memberships.viewer import Viewer
from alongside.threads.enclose import bring_document, enclose, require_room
from alongside.threads.models import Post
from alongside.threads.saying import place_of
from alongside.web.threads.heard import Kept


def with_document(request: HttpRequest, kept: Kept, viewer: Viewer, community: Community) -> Kept:
    """The words with the document that came along beside them, once it is received and written anew."""
    upload = request.FILES.get("document")
    if upload is None:
        return kept
    require_room(len(kept.get("documents", "").split()) + 1)
    once = f"{request.POST['once']} document" if request.POST.get("once") else ""
    document = bring_document(upload, by=viewer, community=community, once=once)
    return {**kept, "documents": f"{kept.get('documents', '')} {document.public_id}".strip()}


def documents_in(kept: Kept, viewer: Viewer, community: Community) -> list[Document]:
    """The documents that are kept beside these words; what was forgotten meanwhile is left out."""
    wanted = list(dict.fromkeys(kept.get("documents", "").split()))
    if not wanted or not viewer.is_member:
        return []
    mine = documents_of(viewer.alias).filter(public_id__in=wanted, community=community.public_id)
    return sorted(mine, key=lambda document: wanted.index(document.public_id))


def choices_of(documents: list[Document]) -> list[tuple[str, str]]:
    """Each document as something to keep or leave out: its id, and what it is."""
    return [(each.public_id, document_label(number, each)) for number, each in enumerate(documents, 1)]


def enclose_with(post: Post, kept: Kept, viewer: Viewer, community: Community) -> None:
    """Let the post hand out what was kept beside its words, and no more than that."""
    there = documents_at([place_of(post)]).get(place_of(post), [])
    wanted = documents_in(kept, viewer, community)
    if not community.takes_documents:  # any more: a draft may be older than that, and its words are posted already
        wanted = [each for each in wanted if each in there]
    if wanted != there:
        enclose(post, wanted, by=viewer)


def ids_at(post: Post) -> str:
    """The documents that a post hands out, as the composer keeps them."""
    return " ".join(each.public_id for each in documents_at([place_of(post)]).get(place_of(post), []))
