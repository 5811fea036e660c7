"""What makes the site an app on a phone, and the way to leave it at once: all the same for everybody."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.web.frame import KNOWS_LEAVING_COOKIE, NEUTRAL_SITE, YEAR, show_plainly
from alongside.web.static_build import WORKER, built_names, static


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root because its address decides what it may answer for."""
    built_names()
    text = (settings.STATIC_BUILT / WORKER).read_bytes()
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")


@require_safe
def webmanifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to know to put us among its apps; the name is neutral on purpose."""
    sizes = [("app-192.png", "192x192"), ("app-512.png", "512x512")]
    icons = [
        {"src": static(name), "sizes": size, "type": "image/png", "purpose": "any maskable"} for name, size in sizes
    ]
    about = {
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME[:12],
        "start_url": "/",
        "id": "/",
        "display": "standalone",
        "background_color": "#fbfaf5",
        "theme_color": "#fbfaf5",
        "description": _("People who help each other."),
        "icons": icons,
    }
    return JsonResponse(about, content_type="application/manifest+json")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The one page that is kept on the device, and so says nothing about anybody, not even that they came in."""
    show_plainly(request)
    return render(request, "errors/offline.html")


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Away to a plain site; what the browser kept of us is forgotten, but not a draft and not who is signed in."""
    response = HttpResponseRedirect(NEUTRAL_SITE)
    if "forget" in request.GET:  # asked for beside the leaving, because browsers take their time to forget
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_safe
def leaving_explained(request: HttpRequest) -> HttpResponse:
    """Remembers on this device that "Leave this page" need not be explained again."""
    onward = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts=None):
        onward = "/"
    response = HttpResponseRedirect(onward)
    response.set_cookie(
        KNOWS_LEAVING_COOKIE, "1", max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
    )
    return response
