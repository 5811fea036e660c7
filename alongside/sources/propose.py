"""Proposing a note beside somebody's post: a few words and where they can be read; a host decides."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.characters import clean
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.sources.cite import sources_of
from alongside.sources.errors import NoteTooLong, NoteWaits, TooNewForNotes
from alongside.sources.events import NoteProposed
from alongside.sources.models import ContextNote, NoteCitation, NoteState
from alongside.sources.naming import Named, named_in
from alongside.standing.pause import require_not_paused
from alongside.threads.errors import NothingSaid
from alongside.threads.models import Post

LONGEST = 600  # letters: three or four sentences, read beside a post
A_DAY = 5  # notes of one member: each is work for a host, and stands beside somebody's words


def propose_note(post: Post, text: str, sources: str, *, by: Viewer) -> ContextNote:
    """Propose these words and their sources; the same words again are the same note."""
    require_may_propose(post, by)
    words, named = checked(text), named_in(sources)
    with writing():
        waiting = ContextNote.objects.filter(post=post, by_id=by.member_id, state=NoteState.PROPOSED)
        if earlier := waiting.first():
            return _same(earlier, words)
        many = _("You proposed several notes today. Hosts read each one; please propose the next one tomorrow.")
        spend("context note", str(by.member_id), most=A_DAY, per=timedelta(days=1), words=many)
        note = _kept(post, words, named, by)
        publish(NoteProposed(note.pk))
    return note


def require_may_propose(post: Post, by: Viewer) -> None:
    """Refuse whoever is new here, waits, or wrote the post."""
    if not by.is_member or post.thread.community_id != by.community_id or not post.is_shown:
        raise NotFound
    if post.author_id == by.alias_id:  # whoever wrote it changes their words
        raise NotFound
    if by.is_new:
        raise TooNewForNotes(
            _("You can add to others' words when people here know you a little. Until then you can answer the post.")
        )
    require_not_paused(by)


def _same(waiting: ContextNote, words: str) -> ContextNote:
    if waiting.text == words:
        return waiting
    raise NoteWaits(
        _("A note of yours beside this post waits for the hosts already. You can take it back and say it otherwise.")
    )


def checked(text: str) -> str:
    """Words for beside a post; refuses none and too many."""
    words = clean(text).strip()
    if not words:
        raise NothingSaid(_("There are no words yet. One sentence is enough."))
    if len(words) > LONGEST:
        raise NoteTooLong(_("This is longer than %(most)d letters. Please say it shorter.") % {"most": LONGEST})
    return words


def _kept(post: Post, words: str, named: Named, by: Viewer) -> ContextNote:
    note = ContextNote.objects.create(
        community_id=by.community_id, post=post, by_id=by.member_id, text=words, sources=named.kept, at=clock.now()
    )
    known = sources_of(named.numbers)
    NoteCitation.objects.bulk_create([NoteCitation(note=note, source_id=known[key]) for key in named.numbers])
    return note
