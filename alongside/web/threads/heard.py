"""What the composer's form carries: words, choices, and perhaps a picture."""

from django.http import HttpRequest

from alongside.communities.models import Community
from alongside.media.receive import receive
from alongside.memberships.viewer import Viewer
from alongside.threads.saying import Words

FIELDS = ("text", "title", "kind", "wish", "notes", "answers", "language")
type Kept = dict[str, str]


def kept_of(request: HttpRequest) -> Kept:
    """What the form carries, as a draft keeps it; nothing when nothing was written."""
    kept = {name: " ".join(request.POST.getlist(name)) for name in FIELDS if request.POST.get(name)}
    return kept if any(kept.get(name, "").strip() for name in ("text", "title")) else {}


def words_of(kept: Kept) -> Words:
    """The same as words to share."""
    return Words(
        kept.get("text", ""), kept.get("kind", ""), kept.get("wish", ""), tuple(kept.get("notes", "").split()),
        kept.get("language", ""),
    )  # fmt: skip


def with_picture(request: HttpRequest, kept: Kept, viewer: Viewer, community: Community) -> Kept:
    """The words with the picture that came along at their end, once it is received and written anew."""
    upload = request.FILES.get("picture")
    if upload is None:
        return kept
    asked = request.POST
    picture = receive(
        upload,
        by=viewer.alias,
        community=community.public_id,
        people=asked.get("people", ""),
        alternative=asked.get("alternative", ""),
        credit=asked.get("credit", ""),
        once=f"{asked['once']} picture" if asked.get("once") else "",
    )
    reference = f"![{_plain(picture.alternative)}](picture:{picture.public_id})"
    return {**kept, "text": f"{kept.get('text', '')}\n\n{reference}".strip()}


def _plain(alternative: str) -> str:
    """Without the brackets that would end it in Markdown."""
    return alternative.replace("[", "(").replace("]", ")").replace("\\", "")
