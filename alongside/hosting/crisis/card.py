"""The card: given to an author whose words speak of ending their own life, and put away by nobody but them."""

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.hosting.case import say
from alongside.hosting.crisis.open import open_crisis
from alongside.hosting.events import CardGiven
from alongside.hosting.models import Card, Case
from alongside.memberships.viewer import Viewer
from alongside.speech.look import look
from alongside.threads.models import Post


def give_card(post: Post) -> Card | None:
    """The author's card for this post, if its words speak of it; looked at twice, there is one."""
    if post.withdrawn_at or not look(said_in(post)).crisis:
        return None
    with writing():
        given = {"alias_id": post.author_id, "at": clock.now()}
        card, is_new = Card.objects.get_or_create(post=post, defaults=given)
        if is_new:
            publish(CardGiven(card.pk))
    return card


def put_away(card: Card) -> None:
    """Not show a card again that access handed out; twice is once."""
    with writing():
        Card.objects.filter(pk=card.pk, put_away_at=None).update(put_away_at=clock.now())


def write_from_card(card: Card, text: str, *, by: Viewer, once: str = "") -> Case:
    """Write to the hosts about it, in the conversation that they have before them already."""
    case = open_crisis(card, ("" if card.post.withdrawn_at else said_in(card.post)) or text, calls=True)
    say(case, text, by=by, once=once)
    return case


def hosts_are_called(card: Card) -> bool:
    """Whether hosts were asked to come, and not only to read it among what waits."""
    return not look(said_in(card.post)).hinted


def said_in(post: Post) -> str:
    """What an author said with a post: the words of a first one stand under their title."""
    return f"{post.thread.title}\n\n{post.source}" if post.number == 1 else post.source
