"""What was typed comes in clean: without what nobody can see, no database takes, or what turns the text beside it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from alongside.core.characters import clean
from alongside.web.refusals import not_found


class CleanTyping:
    """Cleans every field of a form and of a query, once, before any page reads them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Clean what the page will read; an address that holds such letters leads nowhere."""
        if clean(request.path) != request.path:
            return not_found(request)
        if getattr(view, "takes_as_sent", False):
            return None
        if request.GET:
            request.GET = cleaned(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = cleaned(request.POST)  # type: ignore[assignment]
        return None


def as_sent[View: Callable[..., HttpResponse]](view: View) -> View:
    """Let a view read exactly what was sent, because no page shows it: a whole mail, signed."""
    view.takes_as_sent = True  # type: ignore[attr-defined]
    return view


def number_in(text: str, *, otherwise: int = -1) -> int:
    """A whole number as a list of ours, or an address, sends it; of anything else, one that nobody offers."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def cleaned(typed: QueryDict) -> QueryDict:
    """The same fields with clean values; itself where nothing had to be cleaned, which is nearly always."""
    values = {name: [clean(value) for value in typed.getlist(name)] for name in typed}
    if all(values[name] == typed.getlist(name) for name in values):
        return typed
    made = QueryDict(mutable=True, encoding=typed.encoding)
    for name, several in values.items():
        made.setlist(clean(name), several)
    made._mutable = False
    return made
