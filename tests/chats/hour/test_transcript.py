"""What is kept of a chat: by question, without what was taken back, as a structure and as files."""

import pytest

from alongside.aliases.models import Alias, State
from alongside.chats.hour.transcript import as_file, as_text, transcript_of
from alongside.fragments.words import notes
from alongside.hosting.decisions.words import hold_post, mask_passages, remove_post
from alongside.standing.distance import block
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from tests.chats.evenings import alias_of
from tests.chats.hour.rooms import begun, line, minutes, now
from tests.world import World


def test_each_question_has_its_lines_and_side_remarks_stand_apart(world: World) -> None:
    chat = begun(world, 5)
    tea = line(world, chat, "Tea, says @Fern.", notes=("death",))
    line(world, chat, "Hello all.", by="nora", to=0)
    reply(tea.thread, by=world.nora, words=Words("Which tea?"), answers=tea)
    kept = transcript_of(now(chat), world.mia)
    assert (kept.title, kept.welcome) == (chat.title, chat.welcome)
    [part] = kept.parts
    assert (part.number, part.text) == (1, "What helps you at night?")
    assert [(said.by, said.text, said.answers) for said in part.lines] == [
        ("Lily", "Tea, says @Fern.", 0), ("Fern", "Which tea?", tea.number),
    ]  # fmt: skip
    assert part.lines[0].notes == ("death",)
    assert part.lines[0].at.second == 0
    assert [said.text for said in kept.remarks] == ["Hello all."]


def test_what_was_taken_back_held_or_removed_is_not_in_it_nor_a_passage_that_was_left_out(world: World) -> None:
    chat = begun(world, 5)
    gone, held, removed = (line(world, chat, text) for text in ("Gone.", "Held.", "Removed."))
    masked = line(world, chat, "This stays. This does not.")
    withdraw(gone, by=world.ben)
    hold_post(held, by=world.ada, because="Let me look.")
    remove_post(removed, by=world.ada, because="A sale.")
    mask_passages(masked, ["This does not."], by=world.ada, because="A method.")
    for who in (world.mia, world.ben, world.nora):
        text = as_text(transcript_of(chat, who), notes())
        assert "This stays." in text
        for never in ("Gone", "Held", "Removed", "does not"):
            assert never not in text


def test_names_are_as_they_are_now_and_whoever_is_gone_has_none(world: World) -> None:
    chat = begun(world, 5)
    line(world, chat, "As @Fern says.")
    Alias.objects.filter(pk=world.ben.member_id).update(name="Rose", skeleton="rose")
    Alias.objects.filter(pk=world.nora.member_id).update(state=State.FORMER)
    text = as_text(transcript_of(chat, world.mia), notes())
    assert "Rose: As @a former member says." in text
    assert "Fern" not in text


def test_whom_the_reader_blocked_is_not_in_their_file(world: World) -> None:
    chat = begun(world, 5)
    line(world, chat, "Tea.")
    block(alias_of(world, "ben"), by=world.nora)
    assert "Tea." not in as_text(transcript_of(chat, world.nora), notes())
    assert "Tea." in as_text(transcript_of(chat, world.mia), notes())


def test_to_strangers_and_members_of_elsewhere_there_is_none(world: World) -> None:
    chat = begun(world, 5)
    line(world, chat, "Tea.")
    for who in (world.nobody, world.otto, world.viewer("ada", world.garden)):
        assert transcript_of(chat, who).parts == ()
        assert "Tea" not in as_text(transcript_of(chat, who), notes()) + as_file(transcript_of(chat, who), notes())


def test_it_is_a_file_for_people_and_one_for_machines(world: World) -> None:
    chat = begun(world, 5, title="Sleep & <wake>")
    line(world, chat, "One\n\ntwo <script>alert(1)</script> & three.", notes=("scans",))
    kept = transcript_of(chat, world.mia)
    text = as_text(kept, notes())
    assert text.startswith("Sleep & <wake>\n")
    assert "(Europe/Berlin)" in text
    assert "Lily (scan results): One" in text
    assert "T1. What helps you at night?" in text
    page = as_file(kept, notes())
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "Sleep &amp; &lt;wake&gt;" in page


@pytest.mark.parametrize("many", [2, 40])
def test_it_is_read_in_a_handful_of_statements(
    world: World, many: int, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    chat, mia = begun(world, 5), world.mia
    for number in range(many):
        line(world, chat, f"Line {number}, @Fern.")
    minutes(1)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        transcript_of(chat, mia)
