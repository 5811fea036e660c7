"""Looking into the outbox: a list, and each mail as a program renders it, as it was written, and by its head."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from alongside.accounts.letters import letters_waiting
from alongside.core.errors import NotFound
from alongside.web.coming_in.door import reads_letters_here
from alongside.web.outbox.mails import Shown, get_mail, mails

# The letter itself lies in a frame that may nothing but open its links beside it: no script, no form, no fetching,
# not even our own cookies.
IN_FRAME: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.SELF],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}
AROUND: dict[str, Any] = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
PAPER = """<!doctype html><html><head><meta charset="utf-8"><title>Mail</title><base target="_blank"><style>
body { margin: 0; padding: 16px; background: #fff; color: #222; font: 16px/1.5 system-ui, sans-serif;
overflow-wrap: anywhere }
a { color: #00565a }
</style></head><body>"""


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The mails, newest first, and above them the letters that nobody has fetched yet."""
    require_here(request)
    written = [letter for letter in letters_waiting() if letter.to]  # the others are written when they leave
    return render(request, "outbox/outbox.html", {"mails": mails(), "letters": written[::-1]})


@require_safe
@csp_override(AROUND)
def rendered(request: HttpRequest, mail_id: str) -> HttpResponse:
    """One mail as a mail program shows it, with a form to answer as its reader."""
    return _mail(request, mail_id, "rendered")


@require_safe
def source(request: HttpRequest, mail_id: str) -> HttpResponse:
    """Its bytes, as they would have gone over the wire."""
    return _mail(request, mail_id, "source")


@require_safe
def headers(request: HttpRequest, mail_id: str) -> HttpResponse:
    """The fields of its head, readable."""
    return _mail(request, mail_id, "headers")


@require_safe
@csp_override(IN_FRAME)
def letter(request: HttpRequest, mail_id: str) -> HttpResponse:
    """The HTML of a mail, cleaned, for the frame on its page."""
    require_here(request)
    html = get_mail(mail_id).html
    if not html:
        raise NotFound
    answer = HttpResponse(f"{PAPER}{html}</body></html>")
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"  # browsers show no sandboxed page with another
    return answer


def require_here(request: HttpRequest) -> None:
    """Refuse, as if there were nothing, whoever doesn't sit at the machine of a demo."""
    if not reads_letters_here(request):
        raise NotFound


def show_mail(request: HttpRequest, mail: Shown, tab: str, *, wrong: str = "", typed: str = "") -> HttpResponse:
    """The page of one mail."""
    context = {
        "mail": mail,
        "tab": tab,
        "fields": [(name, str(value)) for name, value in mail.message.items()],
        "source": mail.raw.decode("utf-8", "replace").replace("\r\n", "\n") if tab == "source" else "",
        "wrong": wrong,
        "typed": typed,
    }
    return render(request, "outbox/mail.html", context, status=422 if wrong else 200)


def _mail(request: HttpRequest, mail_id: str, tab: str) -> HttpResponse:
    require_here(request)
    return show_mail(request, get_mail(mail_id), tab)
