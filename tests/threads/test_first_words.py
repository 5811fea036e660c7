"""The first words of a post, for lists: names are left out, and leave nothing behind."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Thank you, @Lily. It helped.", "Thank you. It helped."),
        ("Thank you, @Lily, it helped.", "Thank you, it helped."),
        ("Bread, milk, no salt.", "Bread, milk, no salt."),
    ],
)
def test_a_name_that_is_left_out_leaves_no_comma_behind(world, said, shown):
    assert world.post(text=said).first_words == shown
