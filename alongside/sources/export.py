"""Sources' part in exports."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.sources.models import ContextNote, NoteState
from alongside.threads.models import Thread


def export_notes(alias: Alias) -> list[dict[str, Any]]:
    """What this alias proposed, and what became of it."""
    proposed = ContextNote.objects.filter(by=alias).exclude(state=NoteState.WITHDRAWN)
    return [
        {
            "beside_post": note.post.public_id,
            "at": note.at.isoformat(),
            "text": note.text,
            "sources": note.sources,
            "state": note.state,
            "because": note.because,
        }
        for note in proposed.select_related("post").order_by("pk")
    ]


def export_note_answers(alias: Alias) -> list[dict[str, Any]]:
    """What this alias said to notes beside its own posts."""
    answered = ContextNote.objects.filter(post__author=alias).exclude(answer="")
    return [
        {"beside_post": note.post.public_id, "answer": note.answer}
        for note in answered.select_related("post").order_by("pk")
    ]


def export_shown_notes(thread: Thread) -> list[dict[str, Any]]:
    """The notes that stand in a conversation, as its members read them."""
    shown = ContextNote.objects.filter(post__thread=thread, state=NoteState.SHOWN)
    there = shown.filter(post__withdrawn_at=None, post__removed=False).select_related("post", "by").order_by("pk")
    return [
        {
            "beside_post": note.post.public_id,
            "by": note.by.public_id,
            "text": note.text,
            "sources": note.sources,
            "answer": note.answer,
        }
        for note in there
    ]
