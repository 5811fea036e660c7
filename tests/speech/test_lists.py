"""Lists of phrases: what a line can say, what hosts change, and that a broken line harms nothing."""

import pytest

from alongside.core import clock
from alongside.speech.checkup import phrases
from alongside.speech.lexicon import Lexicon
from alongside.speech.lists import SHIPPED, read_lists
from alongside.speech.look import look
from alongside.speech.plain import plain
from alongside.speech.syntax import Known, LineBroken


@pytest.fixture
def own(tmp_path, settings):
    """The hosts' folder, looked at anew by each look."""
    settings.PHRASES = tmp_path
    times = iter(range(10_000))
    start = clock.now()
    clock.set_clock(lambda: start.fromtimestamp(start.timestamp() + 60 * next(times), start.tzinfo))
    yield tmp_path
    clock.set_clock(None)


def finds(line: str, text: str) -> bool:
    known = Known()
    pattern = known.pattern(line)
    lexicon = Lexicon([pattern], known.passed)
    return lexicon.compiled([pattern], 1_000_000).search(lexicon.letters_of(plain(text))) is not None


@pytest.mark.parametrize(
    ("line", "found", "left"),
    [
        ("I want to die", "…but I WANT  to die!", "I want two dice"),
        ("I don't", "I don’t", "I do not"),
        ("want ... die", "want so very much to die", "want. I die"),
        ("(want|wish) to die", "wish to die", "hope to die"),
        ("[do] want it", "want it", "want a bit"),
        ("invest*", "investing", "vest"),
        ("no <end>", "I said no.", "no way"),
        ("send <money>", "send $200", "send flowers"),
        ("call <phone>", "call 415-555-2671", "call 911"),
        ("at <mail>", "at bo@mail.example", "at home"),
        ("mañana", "MANANA", "ma nana"),
        ("self-harm", "self harm", "selfless harmony"),
    ],
)
def test_a_line_finds_what_it_says_and_nothing_else(line: str, found: str, left: str) -> None:
    assert finds(line, found)
    assert not finds(line, left)


@pytest.mark.parametrize(
    "line", ["(want", "want)", "[a", "...", "[want]", "<nobody>", "(a|)", "in*", "((((((a))))))", "?"]
)
def test_a_broken_line_is_refused_in_plain_words(line: str) -> None:
    with pytest.raises(LineBroken, match=r"\w+ \w+"):
        Known().pattern(line)


def test_no_line_of_the_house_is_broken(tmp_path) -> None:
    lists, troubles = read_lists(tmp_path)
    assert not troubles
    assert {language for _name, language in lists} == {"en", "es"}
    assert sorted(file.name for file in SHIPPED.glob("*.en.txt")) == [
        file.name.replace(".es.", ".en.") for file in sorted(SHIPPED.glob("*.es.txt"))
    ]


def test_hosts_add_a_phrase_and_take_one_out(own) -> None:
    assert not look("I go over the rainbow bridge").crisis
    assert look("wanna die").crisis
    (own / "crisis.en.txt").write_text("# ours\nover the rainbow bridge\n- wanna die\n")
    assert look("I go over the rainbow bridge").crisis
    (own / "crisis.en.txt").unlink()
    assert not look("I go over the rainbow bridge").crisis


def test_hosts_say_what_means_nothing_here(own) -> None:
    assert look("Send me $200 for the raffle, gift cards are fine").scam == "payment"
    (own / "scam.en.txt").write_text("!! raffle\n")
    assert look("Send me $200 for the raffle, gift cards are fine").scam == ""


def test_hosts_add_a_language_and_a_name(own) -> None:
    (own / "crisis.fr.txt").write_text("<moi> = je\n<moi> veux mourir\n")
    assert look("Je veux mourir.", language="en").crisis
    (own / "words.en.txt").write_text("<medicine> = zorblax\n")
    assert look("You should stop taking your zorblax.", language="en").claim


def test_the_doctor_names_what_it_leaves_out_and_the_rest_works(own) -> None:
    (own / "crisis.en.txt").write_text("(never closed\nover the rainbow bridge\n- there is no such line\nmoney:\n")
    (own / "crysis.en.txt").write_text("a\n")
    (own / "scam.en.txt").write_bytes(b"\xff\xfe\x00")
    said = [finding.trouble for finding in phrases()]
    assert len(said) == 5
    assert any("line 1 of crisis.en.txt" in trouble for trouble in said)
    assert look("over the rainbow bridge").crisis


def test_the_doctor_says_nothing_of_a_house_without_phrases_of_its_own(own) -> None:
    assert list(phrases()) == []
    (own / "crisis.en.txt").write_text("over the rainbow bridge\n")
    assert list(phrases()) == []
