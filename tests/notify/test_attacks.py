"""What somebody could try with other people's mailboxes; each test states what holds all the same."""

from alongside.aliases.models import Alias
from alongside.notify.choose import choose_mail
from alongside.standing.distance import block
from tests.mail.letters.arrived import at, letters, plain
from tests.mail.post_office import move_in
from tests.world import World


def test_a_gathered_letter_brings_what_its_reader_wants_and_nobody_whom_they_blocked_meanwhile(world: World) -> None:
    move_in(world)
    at(2026, 5, 1, 12)
    choose_mail(by=world.nora, mail="followed", discreet=False, gather=60)
    mine = world.thread("Nora asks", "What helps?", by="nora")
    world.answer(mine, "A warm bath.", by="ben")
    world.answer(mine, "An unkind word.", by="mia")
    world.thread("Elsewhere", "Of no concern to her.", by="ada")
    at(2026, 5, 1, 12, 30)
    assert letters("nora") == []
    block(Alias.objects.get(pk=world.mia.member_id), by=world.nora)
    at(2026, 5, 1, 14)
    (letter,) = letters("nora")
    assert "A warm bath." in plain(letter)
    assert "An unkind word." not in plain(letter)
    assert "Of no concern" not in plain(letter)


def test_whoever_writes_much_in_many_threads_fills_nobodys_mailbox(world: World) -> None:
    move_in(world)
    at(2026, 5, 1, 12)
    choose_mail(by=world.nora, mail="every", discreet=False, most=3)
    for number in range(8):
        world.answer(world.thread(f"Thread {number}", by="ben"), f"@{world.nora.alias} Word {number}.", by="ben")
    at(2026, 5, 1, 20)
    assert len(letters("nora")) == 3
    at(2026, 5, 2, 9)
    assert len(letters("nora")) == 4
