"""What a private composer's form carries, and what is asked once before it is sent."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.accounts.addresses import addresses_of
from alongside.friends.sides import Friend
from alongside.media.receive import receive
from alongside.memberships.viewer import Viewer
from alongside.speech.exposure import Kind, exposures_in
from alongside.web.viewer import person_of

ABOUT_PICTURE = ("alternative", "people", "credit")
FIELDS = ("text", "notes", "pictures", *ABOUT_PICTURE)
type Kept = dict[str, str]


def kept_of(request: HttpRequest) -> Kept:
    """What the form carries, as a draft keeps it; nothing when nothing was written."""
    kept = {name: " ".join(request.POST.getlist(name)) for name in FIELDS if request.POST.get(name)}
    return kept if kept.get("text", "").strip() or kept.get("pictures") else {}


def with_picture(request: HttpRequest, kept: Kept, friend: Friend, viewer: Viewer) -> Kept:
    """The words with the picture that came along, once it is received and written anew."""
    upload, asked = request.FILES.get("picture"), request.POST
    if upload is None:
        return kept
    picture = receive(
        upload,
        by=viewer.alias,
        community=friend.friendship.community.public_id,
        people=asked.get("people", ""),
        alternative=asked.get("alternative", ""),
        credit=asked.get("credit", ""),
        once=f"{asked['once']} picture" if asked.get("once") else "",
    )
    said = {name: words for name, words in kept.items() if name not in ABOUT_PICTURE}
    return {**said, "pictures": f"{kept.get('pictures', '')} {picture.public_id}".strip()}


def asks_once(request: HttpRequest, text: str, name: str, *, also: Sequence[str] = ()) -> str:
    """A question, once, where the words lead to their author: also what is private can be copied."""
    if request.POST.get("sure"):
        return ""
    person = person_of(request)
    own = [address.text for address in addresses_of(person.person_id)] if person and "@" in text else []
    kinds = dict.fromkeys(exposure.kind for exposure in exposures_in(text, addresses=own))
    return " ".join(dict.fromkeys([*also, *(_question(kind, name) for kind in kinds)]))


def _question(kind: Kind, name: str) -> str:
    return {
        Kind.ADDRESS: _("There is a mail address in this. Do you want %(name)s to have it?"),
        Kind.OWN_ADDRESS: _("Your own mail address is in this. Do you want %(name)s to have it?"),
        Kind.PHONE: _("There may be a phone number in this. Do you want %(name)s to have it?"),
        Kind.CARD: _("There may be a bank card number in this. It is safer to take it out."),
        Kind.OWN_NAME: _("A name you told us is yours is in this. Do you want %(name)s to know it?"),
    }[kind] % {"name": name}
