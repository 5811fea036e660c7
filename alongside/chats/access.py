"""Who may see a chat, and who leads it: the only ways to obtain one. Chats are for members, whatever the community.

A chat belongs to its community: whoever blocked the host who planned it, or a guest, finds the chat as everybody does,
without that name. Nobody is told that somebody blocked them: to them nothing changes.
"""

from django.db.models import QuerySet

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.chats.models import Chat, Guest, Question, Series
from alongside.core.errors import NotFound
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances
from alongside.threads.models import Thread


def readable_by(viewer: Viewer) -> QuerySet[Chat]:
    """The chats of a community for its members; those that were called off stand there as such."""
    if not viewer.is_member:
        return Chat.objects.none()
    return Chat.objects.filter(community_id=viewer.community_id)


def get_chat_with_community(public_id: str) -> Chat:
    """The chat behind this address, with community and thread, in one query; whether it may be read is asked next."""
    found = Chat.objects.filter(community__closed=False).select_related("community", "thread", "by", "series")
    if chat := found.filter(public_id=public_id).first():
        return chat
    raise NotFound


def require_readable(chat: Chat, viewer: Viewer) -> None:
    """Refuse whoever may not read this chat, as if there were none."""
    if not viewer.is_member or viewer.community_id != chat.community_id:
        raise NotFound


def find_chat_of(thread: Thread) -> Chat | None:
    """The chat that was held in a thread which the viewer was given."""
    return Chat.objects.filter(thread_id=thread.pk).select_related("community").first() if thread.chat else None


def may_plan(viewer: Viewer) -> bool:
    """Whether the viewer is a host here."""
    return viewer.is_host


def require_may_plan(viewer: Viewer) -> None:
    """Refuse anybody else, as if there were nothing."""
    if not may_plan(viewer):
        raise NotFound


def require_may_change(chat: Chat, viewer: Viewer) -> None:
    """Refuse whoever is no host here, also who leads it with them: what a clock will say, it says as a host."""
    if viewer.community_id != chat.community_id:
        raise NotFound
    require_may_plan(viewer)


def may_lead(chat: Chat, viewer: Viewer) -> bool:
    """Whether the viewer is a host here, or leads this chat with them."""
    if not viewer.is_member or viewer.community_id != chat.community_id:
        return False
    return viewer.is_host or Guest.objects.filter(chat=chat, alias_id=viewer.member_id, is_co_host=True).exists()


def require_may_lead(chat: Chat, viewer: Viewer) -> None:
    """Refuse anybody else, as if there were nothing."""
    if not may_lead(chat, viewer):
        raise NotFound


def questions_of(chat: Chat) -> list[Question]:
    """The questions of a chat that the viewer was given, T1 first."""
    return list(Question.objects.filter(chat=chat).order_by("number"))


def asked_questions(chat: Chat) -> list[Question]:
    """Those that were asked, each with its post; one whose post was taken out or back keeps its place, and no words."""
    asked = Question.objects.filter(chat=chat, post__isnull=False).select_related("post").order_by("number")
    for question in (found := list(asked)):
        question.chat = chat
        if question.post and not question.post.is_shown:
            question.text = ""
        if question.pk == chat.current_id:
            chat.current = question
    return found


def get_question_at(chat: Chat, number: int) -> Question:
    """T1, T2 … of a chat that the viewer was given."""
    if found := Question.objects.filter(chat=chat, number=number).first():
        found.chat = chat
        return found
    raise NotFound


def get_question(chat: Chat, public_id: str) -> Question:
    """One of them."""
    if found := Question.objects.filter(chat=chat, public_id=public_id).first():
        return found
    raise NotFound


def guests_of(chat: Chat, viewer: Viewer) -> list[Guest]:
    """Who has a part in a chat, co-hosts first; but whom the viewer blocked."""
    if not viewer.is_member or viewer.community_id != chat.community_id:
        return []
    there = Guest.objects.filter(chat=chat, alias__state=AliasState.HERE).select_related("alias")
    away = distances(viewer)
    return [guest for guest in there.order_by("-is_co_host", "pk") if not away.get(guest.alias_id)]


def planner_of(chat: Chat, viewer: Viewer) -> Alias | None:
    """Who planned it: nobody, where they are gone, or where the viewer blocked them."""
    planner = chat.by
    if planner is None or planner.state != AliasState.HERE or distances(viewer).get(planner.pk):
        return None
    return planner


def series_by(viewer: Viewer) -> QuerySet[Series]:
    """The series that go on, for hosts."""
    require_may_plan(viewer)
    return Series.objects.filter(community_id=viewer.community_id, ended=False).order_by("pk")


def get_series(viewer: Viewer, public_id: str) -> Series:
    """One series of one's community, for hosts; those that ended, too."""
    require_may_plan(viewer)
    found = Series.objects.filter(community_id=viewer.community_id).select_related("community")
    if series := found.filter(public_id=public_id).first():
        return series
    raise NotFound
