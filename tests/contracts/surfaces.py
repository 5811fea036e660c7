"""Every place where words or deeds of one member reach another, each walked through verbs, pages and mail.

Fern (nora) says MURMURS; Lily (ben) keeps her away, or keeps quiet; Heron (ada) has nothing to do with it. For each
surface: how it comes about, and who of the three meets it.
"""

from collections.abc import Callable

from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.aliases.models import Alias
from alongside.aliases.name import tell
from alongside.core.jobs import run_until_empty
from alongside.drafts.keep import keep
from alongside.mailroom.tokens import relay_local
from alongside.notify.choose import choose_mail
from alongside.search.find import find_posts
from alongside.threads.follow import follow
from alongside.threads.models import Post
from alongside.threads.presence import show_presence
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.contracts.scene import THREE, WORD, Scene, Surface, on_today
from tests.contracts.surfaces_between_two import BETWEEN_TWO
from tests.contracts.surfaces_live import LIVE
from tests.contracts.surfaces_of_chats import IN_CHATS
from tests.contracts.surfaces_of_chats_by_mail import BY_MAIL
from tests.mail.letters.arrived import at
from tests.mail.post_office import deliver, letters_to, mail


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
            choose_mail(by=scene.world.viewer(name), mail=chosen, discreet=False, hour=8, quiet=None)
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


def _got_letters(scene: Scene) -> set[str]:
    return {name for name in ("ben", "ada") if any(WORD in letter.text for letter in letters_to(name))}


SURFACES: dict[str, Surface] = {
    "existing thread": Surface(answered_thread, lambda scene: scene.who_reads(WORD)),
    "thread, one post at a time": Surface(_one_by_one, lambda scene: scene.who_reads(WORD)),
    "list: last words": Surface(answered_thread, lambda scene: scene.who_reads(WORD, _kitchen(scene))),
    "list: title": Surface(thread_of_hers, lambda scene: scene.who_reads(WORD, _kitchen(scene))),
    "search": Surface(answered_thread, lambda scene: _found(scene, WORD, lambda _title, said: WORD in said)),
    "search: title": Surface(thread_of_hers, lambda scene: _found(scene, "brook", lambda title, _said: WORD in title)),
    "Today: answer": Surface(lambda scene: answered_thread(scene, by="ben") and None, lambda s: on_today(s, "Fern")),
    "Today: mention": Surface(_named, lambda scene: on_today(scene, "Fern spoke to you")),
    "Today: followed": Surface(_followed, lambda scene: on_today(scene, "Fern wrote in")),
    "Today: conversation": Surface(_under_her_title, lambda scene: on_today(scene, WORD)),
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
    "relay mail": Surface(_written_to, _got_letters),
    **BETWEEN_TWO,
    **BY_MAIL,
    **IN_CHATS,
    **LIVE,
}
# Where nothing of one member reaches another by name, so that nothing can be kept away.
NOT_A_WAY = {
    "invitation": "a link that anybody may open; nobody here is invited by name",
    "push": "none is sent",
    "being added to a group": "there are no groups: a private conversation is one of two, and both said yes",
    "context note": "hosts show it beside a health claim, for everybody: it corrects, and is the house's word",
    "host's decision": "a host acts as a host, also towards whoever blocked them",
}
