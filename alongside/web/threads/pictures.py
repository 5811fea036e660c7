"""Pictures in posts, for whoever may read one of the places that show them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.communities.access import get_doorway
from alongside.core.errors import NotFound
from alongside.media.access import Size, file_of, get_picture, places_of
from alongside.threads.access import may_read_one_of
from alongside.web.front.answer import FileAnswer
from alongside.web.viewer import viewer_in

SIZES: dict[str, Size] = {"large": "large", "small": "small"}


@require_safe
def picture(request: HttpRequest, picture_id: str, size: str) -> HttpResponse:
    """The file, for its owner and for those who may read a post with it."""
    found = get_picture(picture_id)
    viewer = viewer_in(request, get_doorway(found.community))
    posts = [place.removeprefix("post ") for place in places_of(found) if place.startswith("post ")]
    is_own = viewer.is_member and found.owner == viewer.alias
    if size not in SIZES or not (is_own or may_read_one_of(posts, viewer)):
        raise NotFound
    return FileAnswer(file_of(found, SIZES[size]), content_type="image/webp")
