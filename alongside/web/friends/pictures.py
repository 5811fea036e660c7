"""Pictures of a private conversation, for the two alone."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.core.errors import NotFound
from alongside.friends.conversations.pictures import may_see
from alongside.friends.sides import Friend
from alongside.media.access import file_of, get_picture
from alongside.memberships.viewer import Viewer
from alongside.web.friends.place import with_friend
from alongside.web.front.answer import FileAnswer
from alongside.web.threads.pictures import SIZES


@require_safe
@with_friend
def picture(request: HttpRequest, friend: Friend, viewer: Viewer, picture_id: str, size: str) -> HttpResponse:
    """The file, where words of this conversation show it."""
    found = get_picture(picture_id)
    if size not in SIZES or not may_see(friend, found):
        raise NotFound
    return FileAnswer(file_of(found, SIZES[size]), content_type="image/webp")
