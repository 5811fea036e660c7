"""The directory as everybody finds it, and as one open file."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.guide.directory.browse import LONGEST, Asked, browse, kinds_there, languages_spoken
from alongside.guide.directory.fields import STANDS
from alongside.guide.directory.file_out import directory_file
from alongside.guide.models import Kind
from alongside.web.ask_guide.inbox import guide_of
from alongside.web.guide.words import kinds, language, line_of, stands
from alongside.web.viewer import person_of

LANGUAGES = 40  # that one can choose; an entry in a rarer one is found by its name


@require_http_methods(["GET", "POST"])
def guide(request: HttpRequest) -> HttpResponse:
    """Every entry, or those that fit. Words come by POST and are answered at once, so that they stand in no address."""
    words = request.POST.get("words", "")[:LONGEST] if request.method == "POST" else ""
    spoken = languages_spoken()[:LANGUAGES]
    asked = Asked(
        kind=_one_of(request, "kind", list(Kind)),
        stand=_one_of(request, "stand", STANDS),
        language=_one_of(request, "language", spoken),
        words=words,
    )
    page = request.GET.get("page", "")
    found = browse(asked, int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1)
    facets = {name: said for name in ("kind", "stand", "language") if (said := getattr(asked, name))}
    context = {
        "asked": asked,
        "found": found,
        "lines": [line_of(entry) for entry in found.entries],
        "pages": _pages(facets, found.page, found.pages) if not words else ("", ""),
        "kinds": [(kind, said) for kind, said in kinds().items() if kind in kinds_there()],
        "stands": list(stands().items()),
        "languages": [(code, language(code)) for code in spoken],
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


def _one_of(request: HttpRequest, name: str, known: "list[Kind] | tuple[str, ...] | list[str]") -> str:
    said = request.GET.get(name, "")
    return said if said in known else ""


def _pages(facets: dict[str, str], page: int, pages: int) -> tuple[str, str]:
    """The ways on and back."""

    def way(to: int) -> str:
        return "?" + urlencode({**facets, "page": to})

    return (way(page + 1) if page < pages else "", way(page - 1) if page > 1 else "")
