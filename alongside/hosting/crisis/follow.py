"""What follows from words that speak of it: a card for their author, and a case for the hosts."""

from alongside.core.jobs import job
from alongside.hosting.crisis.card import give_card, said_in
from alongside.hosting.crisis.open import open_crisis
from alongside.hosting.models import Card
from alongside.threads.models import Post


@job()
def care_for_author(post: int) -> None:
    """Look at a post that was added or changed, whichever way it came in; done twice, it is once."""
    said = Post.objects.filter(pk=post, withdrawn_at=None).select_related("thread")
    found = next(iter(said), None)  # not first(), which would sort the one row
    if found is None:
        return
    # Words that were changed a moment later gave a card too, and the card says that hosts were asked.
    if card := give_card(found) or next(iter(Card.objects.filter(post=found)), None):
        open_crisis(card, said_in(found))
