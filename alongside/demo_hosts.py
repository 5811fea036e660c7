"""What the demo's hosts have before them: words that wait, a worry, hours on the rota, a word for the next host."""

from collections.abc import Callable

from alongside.communities.models import Community
from alongside.demo_words import HOURS, LEFT_WORD, SALE, WORRY
from alongside.hosting.duty.hand_over import hand_over
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.models import DutyKind
from alongside.hosting.worry import worry
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post
from alongside.threads.saying import Words
from alongside.threads.start import start


def make_hosts_busy(community: Community, seen_as: Callable[[str], Viewer]) -> None:
    """Let people tell, sell and take hours, so that a host who comes by finds an ordinary evening."""
    who, title, text = SALE
    start(community, by=seen_as(who), title=title, words=Words(text))
    who, title, number, reason, text = WORRY
    post = Post.objects.select_related("thread").get(thread__title=title, number=number)
    worry(by=seen_as(who), reason=reason, words=text, post=post)
    for host, weekday, begins, ends in HOURS:
        by = seen_as(host)
        take_hours(by=by, kind=DutyKind.HOST, weekday=weekday, begins=begins, ends=ends, zone="Europe/Madrid")
    who, text = LEFT_WORD
    hand_over(text, by=seen_as(who))
