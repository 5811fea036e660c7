"""The webhook of a mail provider: who calls is proven, what it brings is on the disk, and only then it hears "ok"."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from alongside.core import logs
from alongside.core.errors import NotFound
from alongside.mailroom.receive import receive_all
from alongside.web.providers.bring import brought
from alongside.web.providers.tell import count
from alongside.web.typed import as_sent

# Mailgun hands a mail in whole only at an address that says "mime".
INBOUND, TRACKING = ("inbound", "inbound_mime"), ("tracking",)


@as_sent
@csrf_exempt  # a provider proves itself by our password and its own signature
@require_POST
def called(request: HttpRequest, provider: str, matter: str) -> HttpResponse:
    """Take in what a provider brings or tells; whatever fails here, the provider comes again."""
    if provider not in settings.ANYMAIL_PROVIDERS or matter not in INBOUND + TRACKING:
        raise NotFound
    from anymail.exceptions import AnymailWebhookValidationFailure

    webhook = _webhook(provider, matter in INBOUND)
    try:
        webhook.run_validators(request)
    except AnymailWebhookValidationFailure as refused:
        logs.trouble("provider.refused", refused)
        return HttpResponse(status=403)
    events = webhook.parse_events(request)
    if matter in TRACKING:
        for event in events:
            count(event)
    elif mails := [mail for event in events if event.message is not None for mail in brought(event.message)]:
        receive_all(mails)
    return HttpResponse()


def _webhook(provider: str, inbound: bool) -> Any:
    """The part of anymail that knows this provider; read only by those who use one."""
    from alongside.web.providers.known import webhook_of

    found = webhook_of(provider, inbound=inbound)
    if found is None:
        raise NotFound
    return found
