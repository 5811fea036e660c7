"""What the composer's form carries: words, choices, and perhaps a picture."""

import re

from django.http import HttpRequest

from alongside.communities.models import Community
from alongside.core.markdown.slots import PUBLIC_ID
from alongside.media.receive import receive
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_may_bring
from alongside.threads.saying import Words

ABOUT_PICTURE = ("alternative", "people", "credit")
FIELDS = (
    "text", "title", "kind", "wish", "notes", "answers", "quote", "language", "documents", "question", *ABOUT_PICTURE
)  # fmt: skip
type Kept = dict[str, str]

_QUOTE = re.compile(f"> @post:({PUBLIC_ID})\\n\\n")


def kept_of(request: HttpRequest) -> Kept:
    """What the form carries, as a draft keeps it; nothing when nothing was written."""
    kept = {name: " ".join(request.POST.getlist(name)) for name in FIELDS if request.POST.get(name)}
    return kept if any(kept.get(name, "").strip() for name in ("text", "title")) else {}


def words_of(kept: Kept) -> Words:
    """The same as words to share; earlier words that were chosen stand above them."""
    text, quote = kept.get("text", ""), kept.get("quote", "")
    if quote and text.strip():
        text = f"> @post:{quote}\n\n{text}"
    notes = tuple(kept.get("notes", "").split())
    return Words(text, kept.get("kind", ""), kept.get("wish", ""), notes, kept.get("language", ""))


def with_picture(request: HttpRequest, kept: Kept, viewer: Viewer, community: Community) -> Kept:
    """The words with the picture that came along at their end, once it is received and written anew."""
    upload = request.FILES.get("picture")
    if upload is None:
        return kept
    require_may_bring(viewer)
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
    said = {name: words for name, words in kept.items() if name not in ABOUT_PICTURE}
    return {**said, "text": f"{kept.get('text', '')}\n\n{reference}".strip()}


def without_quote(source: str) -> Kept:
    """A stored text as the composer holds it: the earlier words above it apart."""
    found = _QUOTE.match(source)
    return {"text": source[found.end() :], "quote": found[1]} if found else {"text": source}


def _plain(alternative: str) -> str:
    """Without the brackets that would end it in Markdown."""
    return alternative.replace("[", "(").replace("]", ")").replace("\\", "")
