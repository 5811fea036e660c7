"""After a form: a page to look at, so that loading it again, or going back, sends nothing twice."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse


def see_other(to: str, *args: str) -> HttpResponse:
    """Lead to a path or, with what stands in its path, to a page by its name."""
    return HttpResponseRedirect(reverse(to, args=args) if args else to, status=303)
