"""Every place where words or deeds of one member reach another, each walked through verbs, pages and mail.

Fern (nora) says MURMURS; Lily (ben) keeps her away, or keeps quiet; Heron (ada) has nothing to do with it. For each
surface: how it comes about, and who of the three meets it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.aliases.models import Alias
from alongside.aliases.name import tell
from alongside.core import clock
from alongside.core.errors import Refused
from alongside.core.jobs import run_until_empty
from alongside.drafts.keep import keep
from alongside.friends.access import friends_by
from alongside.friends.ask import ask
from alongside.friends.conversations.write import write
from alongside.friends.handshake.begin import begin
from alongside.friends.handshake.errors import LeadNowhere
from alongside.friends.handshake.join import join
from alongside.friends.handshake.page import phone_of
from alongside.friends.handshake.shown import show_meeting
from alongside.friends.vouches.forget import tidy_vouches
from alongside.friends.vouches.vouch import vouch
from alongside.mail.sending.letters import hand_over_letters
from alongside.mailroom.tokens import relay_local
from alongside.meetups.come import Comes, come
from alongside.notify.choose import choose_mail
from alongside.search.find import find_posts
from alongside.threads.follow import follow
from alongside.threads.models import Post
from alongside.threads.presence import show_presence
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.friends.two import alias_of, befriend
from tests.friends.vouches.befriending import let_meet, own_end
from tests.mail.letters.arrived import at, html, letters, plain
from tests.mail.post_office import deliver, letters_to, mail
from tests.meetups.gatherings import picnic
from tests.web.as_person import client_of
from tests.world import World

WORD = "murmurs"
THREE = ("ben", "nora", "ada")


@dataclass
class Scene:
    """The three, and what was made for one surface."""

    world: World
    path: str = ""

    def page(self, name: str, path: str) -> str:
        """A page as this one sees it now."""
        answer = client_of(self.world.people[name]).get(path, follow=True)
        return answer.content.decode()

    def who_reads(self, word: str, path: str = "") -> set[str]:
        """Who of the three meets a word on a page."""
        return {name for name in THREE if word in self.page(name, path or self.path)}

    def who_got(self, word: str) -> set[str]:
        """Who of the three got a word by mail."""
        texts = {name: [plain(one) + html(one) + one["Subject"] for one in letters(name)] for name in THREE}
        return {name for name in THREE if any(word in text for text in texts[name])}


@dataclass(frozen=True)
class Surface:
    """One place: how it comes about, who meets it then; whoever said it is not asked where it is private."""

    make: Callable[[Scene], object]
    look: Callable[[Scene], set[str]]
    before: Callable[[Scene], object] = lambda _scene: None  # what was so before anybody chose anything


def answered_thread(scene: Scene, by: str = "ada") -> Post:
    """Fern answers in somebody's thread."""
    thread = scene.world.thread("Scan days", by=by)
    scene.path = f"/t/{thread.public_id}/"
    return scene.world.answer(thread, f"She {WORD} softly.", by="nora")


def thread_of_hers(scene: Scene) -> Post:
    """A thread that Fern began, and Heron answered."""
    first = scene.world.post(f"What {WORD}", "Do you know?", by="nora")
    scene.path = f"/t/{first.thread.public_id}/"
    return scene.world.answer(first.thread, "A brook, perhaps.", by="ada")


def _one_by_one(scene: Scene) -> None:
    for name in THREE:
        change_preferences(by=scene.world.people[name], view="bad-day")
    post = answered_thread(scene)
    scene.path += f"?at={post.number}"


def _kitchen(scene: Scene) -> str:
    return f"/c/{scene.world.kitchen.public_id}/"


def _found(scene: Scene, asked: str, has: Callable[[str, str], bool]) -> set[str]:
    run_until_empty()
    found = {name: find_posts(scene.world.viewer(name), asked).posts for name in THREE}
    return {name for name in THREE if any(has(one.post.title, one.post.html) for one in found[name])}


def _named(scene: Scene) -> None:
    thread = scene.world.thread("Scan days", by="ada")
    scene.world.answer(thread, f"She {WORD}, @Lily.", by="nora")


def _followed(scene: Scene) -> None:
    thread = scene.world.thread("Scan days", by="mia")
    for name in ("ben", "ada"):
        follow(thread, by=scene.world.viewer(name))
    scene.world.answer(thread, f"She {WORD}.", by="nora")


def _today(scene: Scene, word: str) -> set[str]:
    run_until_empty()
    return scene.who_reads(word, "/today/")


def _sign(scene: Scene) -> None:
    post = scene.world.post(by="ben")
    scene.path = f"/t/{post.thread.public_id}/"
    show_presence(post, "here", by=scene.world.nora)


def _tells(scene: Scene) -> None:
    alias = Alias.objects.get(pk=scene.world.nora.member_id)
    tell(alias, about=f"One who {WORD}.")
    scene.path = f"/a/{alias.public_id}/"


def _quoted(scene: Scene) -> None:
    said = answered_thread(scene)
    thread = scene.world.thread("Elsewhere", by="ada")
    reply(thread, by=scene.world.ada, words=Words(f"> @post:{said.public_id}\n\nThis, yes."))
    scene.path = f"/t/{thread.public_id}/"


def _answering(scene: Scene) -> None:
    post = answered_thread(scene)
    scene.path += f"answer/?to={post.public_id}"


def _drafted(scene: Scene) -> None:
    post = answered_thread(scene)
    for name in THREE:
        words = {"text": "Not said yet.", "answers": post.public_id}
        keep(f"thread {post.thread.public_id}", words, by=scene.world.viewer(name))
    scene.path += "answer/"


def _by_mail(chosen: str, make: Callable[[Scene], Post]) -> Callable[[Scene], None]:
    def begin(scene: Scene) -> None:
        at(2026, 5, 1, 12)
        for name in ("ben", "ada"):
            more = get_preferences(scene.world.people[name]).more
            change_preferences(by=scene.world.people[name], more=more)
            choose_mail(by=scene.world.viewer(name), mail=chosen, discreet=False, hour=8)
        make(scene)

    return begin


def _asked_first(scene: Scene) -> Post:
    """Fern answers in a thread of Mia's."""
    return answered_thread(scene, by="mia")


def _under_her_title(scene: Scene) -> Post:
    first = scene.world.post(f"What {WORD}", "Do you know?", by="nora")
    return scene.world.answer(first.thread, "A brook, perhaps.", by="mia")


def _arrived(scene: Scene) -> set[str]:
    run_until_empty()
    at(2026, 5, 2, 8)
    return scene.who_got(WORD)


def _written_to(scene: Scene) -> None:
    local = relay_local(Alias.objects.get(pk=scene.world.ben.member_id))
    deliver(mail("nora", local, f"She {WORD} to you alone."))


def _comes(scene: Scene) -> None:
    meetup = picnic(scene.world, "mia")
    come(meetup, Comes(seen_by="members"), by=scene.world.nora)
    scene.path = f"/m/{meetup.public_id}/"


def _got_letters(scene: Scene) -> set[str]:
    return {name for name in ("ben", "ada") if any(WORD in letter.text for letter in letters_to(name))}


def _asks(scene: Scene) -> None:
    friend = ask(alias_of(scene.world.ben), by=scene.world.nora, words=f"One who {WORD}.")
    scene.path = f"/f/{friend.friendship.public_id}/"


def are_friends(scene: Scene) -> None:
    """Lily and Fern are friends, and have read all there is."""
    friend, _other = befriend(scene.world, "nora", "ben")
    scene.path = f"/f/{friend.friendship.public_id}/"
    for name in ("ben", "nora"):
        scene.page(name, scene.path)


def _writes(scene: Scene) -> None:
    with suppress(Refused):  # what doesn't reach the other is refused, with words that tell no reason
        write(friends_by(scene.world.nora)[0], by=scene.world.nora, words=f"She {WORD} to you alone.")


def _reads_by_mail(scene: Scene) -> None:
    at(2026, 5, 1, 12)
    choose_mail(by=scene.world.ben, mail="followed", discreet=False)


def _friends_by_mail(scene: Scene) -> None:
    _reads_by_mail(scene)
    are_friends(scene)


def _by_private_mail(scene: Scene) -> set[str]:
    at(2026, 5, 1, 12, 11)
    hand_over_letters()
    return scene.who_got(WORD)


def _in_private(scene: Scene, word: str = WORD, below: str = "") -> set[str]:
    path = f"/c/{scene.world.kitchen.public_id}/friends/{below}" if below else scene.path
    return scene.who_reads(word, path) - {"nora"}


def _vouches(scene: Scene) -> None:
    vouch(friends_by(scene.world.nora)[0], "spoke", by=scene.world.nora)


def _vouched_next_month(scene: Scene) -> set[str]:
    """Who reads it once the month is over: until then it stands, or the page would tell of the choice."""
    began = clock.now()
    clock.set_clock(lambda: began + timedelta(days=32 - began.day))
    tidy_vouches()
    return scene.who_reads("has spoken with this member", f"/a/{scene.world.ben.alias}/")


def _met(scene: Scene) -> None:
    mine = let_meet(scene.world, "ada", "nora")
    for name, end in (("ada", mine), ("nora", own_end(scene.world, "nora", mine.friendship.public_id))):
        show_meeting(end, by=scene.world.viewer(name), shows=True)


def _begins_handshake(scene: Scene) -> None:
    begin(scene.world.kitchen, by=scene.world.nora)


def _could_join(scene: Scene) -> set[str]:
    """Whom the words that Fern reads aloud lead to her."""
    words, joined = " ".join(phone_of(scene.world.nora).words), set()
    for name in ("ben", "ada"):
        with suppress(LeadNowhere), transaction.atomic():
            join(scene.world.kitchen, words, by=scene.world.viewer(name))
            joined.add(name)
            transaction.set_rollback(True)
    return joined


SURFACES: dict[str, Surface] = {
    "existing thread": Surface(answered_thread, lambda scene: scene.who_reads(WORD)),
    "thread, one post at a time": Surface(_one_by_one, lambda scene: scene.who_reads(WORD)),
    "list: last words": Surface(answered_thread, lambda scene: scene.who_reads(WORD, _kitchen(scene))),
    "list: title": Surface(thread_of_hers, lambda scene: scene.who_reads(WORD, _kitchen(scene))),
    "search": Surface(answered_thread, lambda scene: _found(scene, WORD, lambda _title, said: WORD in said)),
    "search: title": Surface(thread_of_hers, lambda scene: _found(scene, "brook", lambda title, _said: WORD in title)),
    "Today: answer": Surface(lambda scene: answered_thread(scene, by="ben") and None, lambda s: _today(s, "Fern")),
    "Today: mention": Surface(_named, lambda scene: _today(scene, "Fern spoke to you")),
    "Today: followed": Surface(_followed, lambda scene: _today(scene, "Fern wrote in")),
    "Today: conversation": Surface(_under_her_title, lambda scene: _today(scene, WORD)),
    "presence": Surface(_sign, lambda scene: scene.who_reads("Here for you: Fern")),
    "alias page: about": Surface(_tells, lambda scene: scene.who_reads(WORD)),
    "alias page: lately said": Surface(
        lambda scene: answered_thread(scene) and None,
        lambda scene: scene.who_reads(WORD, f"/a/{scene.world.nora.alias}/"),
    ),
    "another's alias page": Surface(
        lambda scene: thread_of_hers(scene) and None,
        lambda scene: scene.who_reads(WORD, f"/a/{scene.world.ada.alias}/"),
    ),
    "quote in another's post": Surface(_quoted, lambda scene: scene.who_reads(WORD)),
    "composer: you answer": Surface(_answering, lambda scene: scene.who_reads(WORD)),
    "draft: you answer": Surface(_drafted, lambda scene: scene.who_reads(WORD)),
    "mail, post by post": Surface(_by_mail("every", _asked_first), _arrived),
    "mail: another's post under her title": Surface(_by_mail("every", _under_her_title), _arrived),
    "letter": Surface(_by_mail("daily", _asked_first), _arrived),
    "letter: another's post under her title": Surface(_by_mail("daily", _under_her_title), _arrived),
    "request to be friends": Surface(_asks, _in_private),
    "request in the list of friends": Surface(_asks, lambda scene: _in_private(scene, "Fern asks to be", "?")),
    "private message": Surface(_writes, _in_private, before=are_friends),
    "Today: request": Surface(_asks, lambda scene: _today(scene, "Fern asks to be friends")),
    "Today: private message": Surface(_writes, lambda scene: _today(scene, "Fern wrote to you"), before=are_friends),
    "search in private words": Surface(
        _writes, lambda scene: _in_private(scene, "to you alone", f"search/?q={WORD}"), before=are_friends
    ),
    "meet-up: who comes": Surface(_comes, lambda scene: scene.who_reads("Fern") - {"nora"}),
    "meet-ups: title": Surface(
        lambda scene: picnic(scene.world, "nora", title=f"A brook that {WORD}"),
        lambda scene: scene.who_reads(WORD, f"/c/{scene.world.kitchen.public_id}/meet-ups/"),
    ),
    "vouch": Surface(
        _vouches,
        _vouched_next_month,
        before=are_friends,
    ),
    "another's alias page: whom they met": Surface(
        _met, lambda scene: scene.who_reads("Heron and Fern have met", f"/a/{scene.world.ada.alias}/")
    ),
    "handshake": Surface(_begins_handshake, _could_join),
    "relay mail": Surface(_written_to, _got_letters),
    "mail: private message": Surface(_writes, _by_private_mail, before=_friends_by_mail),
    "mail: request to be friends": Surface(_asks, _by_private_mail, before=_reads_by_mail),
}
# What does not exist yet, and the issue that brings it with its own rows.
LATER = {
    "chat": 6,
    "live updates": 6,
}
# Where nothing of one member reaches another by name, so that nothing can be kept away.
NOT_A_WAY = {
    "invitation": "a link that anybody may open; nobody here is invited by name",
    "push": "none is sent",
    "being added to a group": "there are no groups: a private conversation is one of two, and both said yes",
    "context note": "hosts show it beside a health claim, for everybody: it corrects, and is the house's word",
    "host's decision": "a host acts as a host, also towards whoever blocked them",
}
