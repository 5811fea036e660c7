"""Names: what is accepted, what is refused, and what looks the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.names import NAME_CHARACTERS, NameUnfit, check_name, looks_like, skeleton


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ("Heron", "Heron"),
        ("  Blue   Heron ", "Blue Heron"),
        ("Ｈｅｒｏｎ", "Heron"),
        ("José-María O’Neill", "José-María O’Neill"),
        ("St.John", "St.John"),
        ("Ghost", "Ghost"),
        ("山田", "山田"),
        ("हिन्दी", "हिन्दी"),
        ("He\u200bron\u202e", "Heron"),
        ("Kidney 2019", "Kidney 2019"),
    ],
)
def test_names_people_have_are_accepted_and_tidied(wanted: str, shown: str) -> None:
    assert check_name(wanted) == shown


@pytest.mark.parametrize(
    "refused",
    [
        "", "   ", "…", "12", "\u200b", "🌊", "x" * (NAME_CHARACTERS + 1), "one two three four five six seven",
        "maria@example.org", "example.com", "www.example", "call 0171 2345678", "<b>Bo</b>", "a/b",
        "Heron\u0301\u0301:", "Host", "the host", "H0st", "Hоst", "Moderator", "moderator_2", "M0derat0r", "mod",
        "Alongside", "Al0ngside Team", "Anfitrión", "anfitriona", "Moderadora", "ADMlN",
    ],
)  # fmt: skip
def test_names_that_hide_mislead_or_expose_are_refused_in_plain_words(refused: str) -> None:
    with pytest.raises(NameUnfit) as refusal:
        check_name(refused)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Heron", "heron"), ("Heron", "HERON "), ("Heron", "Нerоn"), ("Heron", "Ηeron"), ("Heron", "Hér-on"),
        ("Lily", "LiIy"), ("Lily", "L1ly"), ("Bo0", "boo"), ("Arne", "Ame"), ("Vivian", "ViVian"), ("Owl", "Ovvl"),
        ("Nina", "ΝΙΝΑ"), ("Heron", "𝓗𝓮𝓻𝓸𝓷"), ("Heron", "ʜᴇʀᴏɴ"), ("Paypal", "Раураl"), ("Blue Heron", "BlueHeron"),
    ],
)  # fmt: skip
def test_names_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Heron", "Herons"), ("Lily", "Lila"), ("Ana", "Anna"), ("Мария", "Марта")])
def test_names_that_differ_to_the_eye_differ_in_their_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.text(max_size=200))
def test_any_text_is_a_name_that_keeps_its_promises_or_is_refused(text: str) -> None:
    try:
        name = check_name(text)
    except NameUnfit:
        return
    assert 0 < len(name) <= NAME_CHARACTERS
    assert check_name(name) == name
    assert 0 < len(skeleton(name)) <= 120
    assert " " not in skeleton(name)


@pytest.mark.parametrize("name", ["Maria", "maria g", "MariaGarcia", "Garcia", "m.garcia", "Mаria84"])
def test_an_alias_like_the_address_or_a_known_name_is_noticed(name: str) -> None:
    assert looks_like(name, ["maria.garcia84@example.org", "mgarcia"])


@pytest.mark.parametrize("name", ["Heron", "Mary", "Al", "Blue Lake"])
def test_an_alias_unlike_them_is_left_alone(name: str) -> None:
    assert not looks_like(name, ["maria.garcia84@example.org", "Maria Garcia", ""])
