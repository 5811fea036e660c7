"""The case of words that wait for a host: one conversation for their author and the hosts."""

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.hosting.case import open_case, tell_in
from alongside.hosting.decisions.deciding import find_held_case
from alongside.hosting.decisions.verbs import ASK_CHANGE
from alongside.hosting.events import CaseOpened
from alongside.hosting.models import Case, CaseKind, Decision, Urgency
from alongside.threads.models import Hold, Post


def open_held(post: Post, scam: str) -> Case:
    """Let the hosts know of words that a program held, and tell their author why; one conversation while it is open."""
    with translation.override(post.thread.community.language):
        return _open(post, _told(post, scam))


def open_first_line(post: Post) -> Case:
    """The same for what somebody new says in a chat before a host let anything of theirs in."""
    with translation.override(post.thread.community.language):
        return _open(post, _told_of_first_line(post))


def _open(post: Post, words: str) -> Case:
    with writing():
        if earlier := find_held_case(post):
            Case.objects.filter(pk=earlier.pk).update(waits=True)
            return earlier
        case = Case(
            community_id=post.thread.community_id, kind=CaseKind.HELD, urgency=Urgency.SOON,
            by_id=post.author_id, about_post=post, about_alias_id=post.author_id,
        )  # fmt: skip
        open_case(case, "", by=None, excerpt=post.source)
        tell_in(case, words, by=None, is_done=False)
        Case.objects.filter(pk=case.pk).update(waits=True)
    return case


def wait_again(post: Post) -> None:
    """Its author changed what a host asked to change: the same conversation waits for a host again."""
    if post.hold != Hold.HOST:
        return
    last = Decision.objects.filter(about_post=post).order_by("-pk").first()
    if last is None or last.verb != ASK_CHANGE or last.case_id is None:
        return
    with writing():
        again = Case.objects.filter(pk=last.case_id, waits=False)
        if again.update(waits=True, closed_at=None, urgency=Urgency.SOON):
            publish(CaseOpened(last.case_id))


def _told_of_first_line(post: Post) -> str:
    return _(
        "A host will look at your first words in “%(title)s” before others read them. In a chat everything is in front "
        "of everybody at once, so somebody says hello to each new voice. You can go on writing."
    ) % {"title": post.thread.title}


def _told(post: Post, scam: str) -> str:
    words = [
        _("A host will look at your post in “%(title)s” first. Only you and the hosts see it until then.")
        % {"title": post.thread.title},
        _why(scam) + " " + _("A program noticed that. It can be wrong, and a person decides."),
    ]
    if where := post.thread.community.money_words:
        words.append(_("Asking for help with money is not wrong. Here it is welcome like this:") + f"\n{where}")
    words.append(_("You can add words for the hosts below. You can also change your post, or take it back."))
    return "\n\n".join(words)


def _why(scam: str) -> str:
    if scam == "elsewhere":
        return _("It reads as if it asks people to go on talking somewhere else.")
    if scam == "cure":
        return _("It reads as if it sells or promises a cure.")
    if scam in ("payment", "crypto", "fundraiser"):
        return _("It reads as if it asks for money.")
    return _("It reads as if it sells something or asks for money.")
