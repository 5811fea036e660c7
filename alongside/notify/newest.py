"""How far mail may have come: posts wait a while before they are mailed, so that a slip can be taken back."""

from datetime import timedelta

from alongside.communities.models import Community
from alongside.core import clock
from alongside.threads.models import Post

AT_LEAST = timedelta(minutes=1)  # two posts may be committed in another order than they were numbered


def newest_to_mail(community_id: int) -> int:
    """The newest post, anywhere here, that has waited long enough for this community's letters; 0 without any.

    It need not be the community's own: as a mark in the order of posts any will do, and this one is found at once.
    """
    wait = Community.objects.values_list("mail_wait", flat=True).get(pk=community_id)
    before = clock.now() - max(timedelta(minutes=wait), AT_LEAST)
    said = Post.objects.filter(at__lte=before, is_plain=False).order_by("-pk")
    return said.values_list("pk", flat=True).first() or 0
