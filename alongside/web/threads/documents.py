"""Documents of posts, for whoever may read one of those posts: never opened here, always taken along."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from alongside.communities.access import get_doorway
from alongside.core.errors import NotFound
from alongside.media.access import file_of_document, get_document, number_of, places_of
from alongside.media.formats import TYPES
from alongside.threads.access import may_read_one_of
from alongside.web.front.answer import FileAnswer
from alongside.web.viewer import viewer_in


@require_safe
@csp_override({**settings.SECURE_CSP, "sandbox": True})  # type: ignore[dict-item]  # stubs know no bare directive
def document(request: HttpRequest, document_id: str) -> HttpResponse:
    """The file, for its owner and for those who may read a post with it; its name tells its kind and number alone."""
    found = get_document(document_id)
    viewer = viewer_in(request, get_doorway(found.community))
    posts = [place.removeprefix("post ") for place in places_of(found) if place.startswith("post ")]
    is_own = viewer.is_member and found.owner == viewer.alias
    if not (is_own or may_read_one_of(posts, viewer)):
        raise NotFound
    answer = FileAnswer(file_of_document(found), content_type=TYPES[found.format])
    name = f"document-{number_of(found)}.{found.format}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
