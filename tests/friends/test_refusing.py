"""Hearing from nobody, anywhere."""

from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.friends.refusing import hear_nobody, wants_nobody
from tests.world import World


def test_hearing_from_nobody_is_a_choice_of_the_person_and_keeps_other_choices(world: World) -> None:
    person = world.people["ben"]
    change_preferences(by=person, more={"wish": "tea"})
    hear_nobody(by=person, nobody=True)
    assert wants_nobody(person)
    assert get_preferences(person).more["wish"] == "tea"
    hear_nobody(by=person, nobody=False)
    assert get_preferences(person).more == {"wish": "tea"}
