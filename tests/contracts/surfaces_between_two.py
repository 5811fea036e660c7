"""Where words or deeds of one member reach another as friends, in private, or where they meet."""

from contextlib import suppress
from datetime import timedelta

from django.db import transaction

from alongside.core import clock
from alongside.core.errors import Refused
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
from alongside.meetups.come import Comes, come
from alongside.notify.choose import choose_mail
from tests.contracts.scene import WORD, Scene, Surface, on_today
from tests.friends.two import alias_of, befriend
from tests.friends.vouches.befriending import let_meet, own_end
from tests.mail.letters.arrived import at
from tests.meetups.gatherings import picnic


def _comes(scene: Scene) -> None:
    meetup = picnic(scene.world, "mia")
    come(meetup, Comes(seen_by="members"), by=scene.world.nora)
    scene.path = f"/m/{meetup.public_id}/"


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
    choose_mail(by=scene.world.ben, mail="followed", discreet=False, quiet=None)


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


BETWEEN_TWO: dict[str, Surface] = {
    "request to be friends": Surface(_asks, _in_private),
    "request in the list of friends": Surface(_asks, lambda scene: _in_private(scene, "Fern asks to be", "?")),
    "private message": Surface(_writes, _in_private, before=are_friends),
    "Today: request": Surface(_asks, lambda scene: on_today(scene, "Fern asks to be friends")),
    "Today: private message": Surface(_writes, lambda scene: on_today(scene, "Fern wrote to you"), before=are_friends),
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
    "mail: private message": Surface(_writes, _by_private_mail, before=_friends_by_mail),
    "mail: request to be friends": Surface(_asks, _by_private_mail, before=_reads_by_mail),
}
