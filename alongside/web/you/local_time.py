"""Times are said as they are where the person of this request lives."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from alongside.accounts.zones import is_zone
from alongside.web.viewer import person_of


class LocalTime:
    """Uses the chosen zone for this one request; a visitor's times are in UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = person_of(request)
        zone = person.preferences.zone if person else ""
        if not is_zone(zone):
            return self.get_response(request)
        with timezone.override(ZoneInfo(zone)):
            return self.get_response(request)
