"""What one agreed to, and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.accounts.consents import consents_of, give_consent, has_consent, withdraw_consent
from alongside.accounts.models import Consent
from alongside.web.see_other import see_other
from alongside.web.viewer import signed_in
from alongside.web.you.proving import my_id
from alongside.web.you.silence import fall_silent

HEALTH = Consent.Kind.HEALTH_DATA


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def consent(request: HttpRequest) -> HttpResponse:
    """The log, and a button to take back or give again that health-related words are kept."""
    person_id = my_id(request)
    agrees = has_consent(person_id, HEALTH)
    if request.method != "POST":
        return render(request, "you/consent.html", {"log": consents_of(person_id), "agrees": agrees})
    (withdraw_consent if "take-back" in request.POST else give_consent)(HEALTH, by=person_id)
    fall_silent(person_id, "take-back" in request.POST)
    return see_other("/you/consent/")
