"""How one comes in: passkeys, the twelve words, addresses; each change after a fresh proof."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.accounts.addresses import addresses_of
from alongside.accounts.challenge import ask_for_new_passkey
from alongside.accounts.errors import PasskeyRefused
from alongside.accounts.passkeys import add_passkey, passkeys_of, remove_passkey
from alongside.accounts.phrases import give_phrase
from alongside.accounts.proof import RecentProof
from alongside.accounts.ways import ways_of
from alongside.core.errors import NotFound, Refused
from alongside.web.coming_in.door import browser_of
from alongside.web.coming_in.sheet import check_words, has_sheet, put_on_sheet, sheet_page
from alongside.web.see_other import see_other
from alongside.web.you.proving import freshly_proved

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])
WAYS = "/you/ways/"


def show_ways(request: HttpRequest, proof: RecentProof, *, wrong: str = "") -> HttpResponse:
    """The page of all ways this person has."""
    context = {
        "passkeys": passkeys_of(proof.person_id),
        "addresses": addresses_of(proof.person_id),
        "ways": ways_of(proof.person_id),
        "wrong": wrong,
    }
    return render(request, "you/ways.html", context, status=422 if wrong else 200)


@require_safe
@freshly_proved
def ways(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """All ways this person has."""
    return show_ways(request, proof)


@require_POST
@freshly_proved
def passkey_options(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """What the browser needs to make another passkey."""
    asked = ask_for_new_passkey(browser_of(request).session, person_id=proof.person_id)
    return HttpResponse(asked, content_type="application/json")


@GET_AND_POST
@freshly_proved
def new_passkey(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """Keep the passkey this device made, under the device's plain name."""
    if request.method == "POST":
        browser = browser_of(request)
        try:
            add_passkey(request.POST.get("credential", ""), by=proof, session=browser.session, label=browser.device)
        except PasskeyRefused as refused:
            return show_ways(request, proof, wrong=str(refused))
    return see_other(WAYS)


@GET_AND_POST
@freshly_proved
def forget_passkey(request: HttpRequest, proof: RecentProof, passkey: str) -> HttpResponse:
    """Ask first, then forget a passkey; never the last way in."""
    label = next((label for row, label in passkeys_of(proof.person_id) if row.public_id == passkey), None)
    if label is None:
        raise NotFound
    if request.method != "POST":
        return render(request, "you/forget_passkey.html", {"label": label, "action": request.path, "back_url": WAYS})
    try:
        remove_passkey(passkey, by=proof)
    except Refused as refused:
        return show_ways(request, proof, wrong=str(refused))
    return see_other(WAYS)


@GET_AND_POST
@freshly_proved
def new_words(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """Ask first, then make twelve new words; the old ones stop working."""
    if request.method != "POST":
        had = ways_of(proof.person_id).phrases
        return render(request, "you/new_words.html", {"had": had, "action": request.path, "back_url": WAYS})
    put_on_sheet(request, give_phrase(by=proof, language=get_language() or "en"))
    return see_other("/you/ways/sheet/")


@GET_AND_POST
@freshly_proved
def sheet(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """The new words, until two of them were typed back."""
    if not has_sheet(request):
        return see_other(WAYS)
    if request.method != "POST":
        return render(request, "you/sheet.html", {**sheet_page(request), "wrong": ""})
    try:
        check_words(request)
    except Refused as wrong:
        return render(request, "you/sheet.html", {**sheet_page(request), "wrong": str(wrong)}, status=422)
    return see_other(WAYS)
