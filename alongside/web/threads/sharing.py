"""What becomes of words in the composer: shared, shown as they would look, or given back with what is in their way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.accounts.addresses import addresses_of
from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.core.ids import new_public_id
from alongside.drafts.keep import forget
from alongside.fragments.patterns import as_made
from alongside.fragments.preview import preview_html
from alongside.friends.showing.telling_all import asks_before_telling
from alongside.hosting.alarms.returning import notice_where
from alongside.media.errors import DocumentRefused, PictureRefused
from alongside.memberships.viewer import Viewer
from alongside.speech.exposure import exposures_in
from alongside.speech.look import instructs
from alongside.threads.errors import DocumentsNotTaken, TooManyDocuments
from alongside.threads.models import Post, Thread
from alongside.threads.saying import Words
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.threads.care import path_to_card_of
from alongside.web.threads.composer import Composer
from alongside.web.threads.enclosing import choices_of, documents_in, enclose_with, with_document
from alongside.web.threads.heard import kept_of, with_picture, words_of
from alongside.web.threads.place import path_to
from alongside.web.viewer import person_of, visitor_of


@dataclass
class Desk:
    """Where somebody writes: the page that holds the composer and nothing else."""

    request: HttpRequest
    composer: Composer
    community: Community
    viewer: Viewer
    title: str
    thread: Thread | None = None
    template: str = "threads/write.html"
    more: dict[str, Any] = field(default_factory=dict)  # what that page needs beside the composer
    shows_held: bool = False  # the page one goes to shows its writer words that wait, so that one needn't leave it


def respond(
    desk: Desk, share: Callable[[Words], Post], *, go_to: Callable[[Post], str] = path_to
) -> HttpResponse:  # fmt: skip
    """Share the words and go to them; what is refused comes back with the words in their place."""
    request, composer = desk.request, desk.composer
    composer.kept, composer.once = kept_of(request), request.POST.get("once") or composer.once
    try:
        composer.kept = with_document(request, composer.kept, desk.viewer, desk.community)
        composer.kept = with_picture(request, composer.kept, desk.viewer, desk.community)
        words = words_of(composer.kept)
        if request.POST.get("look"):
            composer.once = new_public_id()  # so that another picture is not taken for this one, sent twice
            composer.preview = as_made(preview_html(words, by=desk.viewer, is_first=composer.asks_title))
            return show(desk)
        composer.question, composer.hint = asks_once(request, words.text, desk.viewer), hints_once(request, words)
        if composer.question or composer.hint:
            return show(desk)
        post = share(words)
        if desk.viewer.is_new:
            notice_where(desk.viewer.member_id, network=visitor_of(request))
        enclose_with(post, composer.kept, desk.viewer, desk.community)
    except Refused as refusal:
        composer.errors = {_where(refusal): str(refusal)}
        return show(desk, status=status_of(refusal))
    forget(composer.place, by=desk.viewer)
    return see_other(_onward(post, go_to, shows_held=desk.shows_held))


def _onward(post: Post, go_to: Callable[[Post], str], *, shows_held: bool) -> str:
    """Where its author is led: to a card, to what holds the words back, or to where they stand."""
    leaves = post.is_held and not shows_held
    return path_to_card_of(post) or (f"/p/{post.public_id}/held/" if leaves else go_to(post))


def _where(refusal: Refused) -> str:
    """Beside which field of the composer a refusal stands."""
    if isinstance(refusal, (DocumentRefused, DocumentsNotTaken, TooManyDocuments)):
        return "document"
    return "picture" if isinstance(refusal, PictureRefused) else "text"


def show(desk: Desk, *, status: int = 200) -> HttpResponse:
    """The page that holds the composer and nothing else."""
    composer = desk.composer
    composer.takes_pictures = not desk.viewer.is_new
    composer.takes_documents = desk.community.takes_documents and not desk.viewer.is_new
    composer.documents = choices_of(documents_in(composer.kept, desk.viewer, desk.community))
    context = {
        "composer": desk.composer, "community": desk.community, "thread": desk.thread, "title": desk.title, **desk.more
    }  # fmt: skip
    return render(desk.request, desk.template, context, status=status)


def asks_once(request: HttpRequest, text: str, viewer: Viewer) -> str:
    """A question, once, where the words lead to a person: they may mean it, and then it is shared."""
    if request.POST.get("sure"):
        return ""
    person = person_of(request)
    own = [address.text for address in addresses_of(person.person_id)] if person and "@" in text else []
    questions = [exposure.question for exposure in exposures_in(text, addresses=own)]
    return " ".join(dict.fromkeys([*asks_before_telling(text, viewer), *questions]))


def hints_once(request: HttpRequest, words: Words) -> str:
    """A hint, once, where the words tell others what to do: it refuses nothing, and who shares them again is heard."""
    if request.POST.get("sure") or not instructs(words.text, language=words.language):
        return ""
    return _("This may read as if you tell others what to do. Say what happened to you; suggest asking the care team.")
