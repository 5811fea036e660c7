"""The directory as everybody finds it, and as one open file."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.guide.directory.browse import LONGEST, Asked, Found, browse
from alongside.guide.directory.file_out import directory_file
from alongside.guide.directory.listing import is_stale
from alongside.web.ask_guide.inbox import guide_of
from alongside.web.guide.words import kinds, language, line_of, stands
from alongside.web.viewer import person_of

FACETS = ("kind", "stand", "language")


@require_http_methods(["GET", "POST"])
def guide(request: HttpRequest) -> HttpResponse:
    """Every entry, or those that fit. Words come by POST and are answered at once, so that they stand in no address."""
    words = request.POST.get("words", "")[:LONGEST] if request.method == "POST" else ""
    chosen = {name: request.GET.get(name, "")[:40] for name in FACETS}
    page = request.GET.get("page", "")
    found = browse(
        Asked(**chosen, words=words), int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1
    )
    context = {
        "asked": found.asked,
        "found": found,
        "lines": [line_of(entry) for entry in found.entries],
        "all_stale": all(entry.community_id or is_stale(entry) for entry in found.entries),
        "pages": _pages(found) if not words else ("", ""),
        "kinds": [(kind, said) for kind, said in kinds().items() if kind in found.kinds],
        "stands": list(stands().items()),
        "languages": [(code, language(code)) for code in found.languages],
        "signed_in": person_of(request) is not None,
        "guides_as": guide_of(request),
    }
    return render(request, "guide/guide.html", context)


@require_safe
def file(_request: HttpRequest) -> HttpResponse:
    """The directory for anybody to take: what is listed, and nothing of who keeps it."""
    answer = HttpResponse(directory_file(), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="directory.json"'
    return answer


def _page_of(request: HttpRequest) -> int:
    page = request.GET.get("page", "")
    return int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1


def _pages(found: Found) -> tuple[str, str]:
    """The ways on and back."""
    facets = {name: said for name in FACETS if (said := getattr(found.asked, name))}

    def way(to: int) -> str:
        return "?" + urlencode({**facets, "page": to})

    return (way(found.page + 1) if found.page < found.pages else "", way(found.page - 1) if found.page > 1 else "")
