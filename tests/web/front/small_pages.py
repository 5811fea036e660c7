"""A few pages that say what arrived, for tests of the front."""

import threading
import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse  # noqa: TID251
from django.urls import path

from alongside.web.front.answer import FileAnswer

letting_go = threading.Event()
begun = threading.Event()


def said(request: HttpRequest) -> HttpResponse:
    """What Django understood of the request."""
    return JsonResponse(
        {
            "method": request.method,
            "path": request.path,
            "query": request.GET.dict(),
            "cookies": request.COOKIES,
            "agent": request.headers.get("User-Agent", ""),
            "from": request.META["REMOTE_ADDR"],
            "scheme": request.META["wsgi.url_scheme"],
            "forwarded": request.headers.get("X-Forwarded-For", "") + request.headers.get("X-Forwarded-Proto", ""),
            "smuggled": request.META.get("HTTP_X_SECRET", ""),
            "size": len(request.body),
            "ends": request.body[-5:].decode(),
        }
    )


def picture(request: HttpRequest) -> HttpResponse:
    """How large an uploaded file was."""
    return HttpResponse(str(len(request.FILES["picture"].read())))


def file(_request: HttpRequest, name: str) -> HttpResponse:
    """A file by its path."""
    return FileAnswer(settings.MEDIA_FOLDER / name, content_type="image/webp")


def long(_request: HttpRequest) -> HttpResponse:
    """A page worth compressing, with two cookies."""
    response = HttpResponse("<p>Good to see you. Nothing is overdue.</p>" * 200)
    response.set_cookie("one", "1")
    response.set_cookie("two", "2")
    return response


def counted(_request: HttpRequest) -> HttpResponse:
    """A page that counts how often it was made."""
    counted.times += 1
    return HttpResponse("<p>made</p>" * 200)


counted.times = 0


def slow(_request: HttpRequest) -> HttpResponse:
    """A page that is made until the test lets it go."""
    begun.set()
    letting_go.wait(5)
    time.sleep(0.2)
    return HttpResponse("made")


def stream(_request: HttpRequest) -> HttpResponseBase:
    """What no view may return."""
    return StreamingHttpResponse([b"a", b"b"])


urlpatterns = [
    path("said/<path:anything>", lambda request, anything: said(request)),
    path("picture/", picture),
    path("file/<path:name>", file),
    path("long/", long),
    path("counted/", counted),
    path("slow/", slow),
    path("stream/", stream),
]
