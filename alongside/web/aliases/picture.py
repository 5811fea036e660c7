"""The picture of an alias: drawn from its seed, or its own photo."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.aliases.drawing import draw
from alongside.aliases.picture import picture_version
from alongside.media.access import file_of, get_picture
from alongside.threads.access import get_face
from alongside.web.aliases.place import look_from
from alongside.web.front.answer import FileAnswer

KEPT = "private, max-age=31536000, immutable"  # the address changes with the picture


@require_safe
def picture(request: HttpRequest, alias_id: str, version: str) -> HttpResponse:
    """The picture as it is now; an old address shows the new one, so that an old face is nowhere."""
    _community, viewer = look_from(request, alias_id)
    alias = get_face(viewer, alias_id)
    response: HttpResponse
    if alias.portrait:
        response = FileAnswer(file_of(get_picture(alias.portrait), "square"), content_type="image/webp")
    else:
        response = HttpResponse(draw(alias.seed), content_type="image/svg+xml")
    is_present = version == picture_version(alias.portrait, alias.seed)
    response.headers["Cache-Control"] = KEPT if is_present else "no-store"
    return response
