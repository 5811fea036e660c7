"""The drill of losing keys for good: what can be mended is, and nobody is locked out for nothing."""

import pytest

from alongside.accounts.addresses import ProvenAddress, addresses_of, find_person_at
from alongside.accounts.errors import PhraseUnknown
from alongside.accounts.models import PersonId
from alongside.accounts.phrases import give_phrase, prove_phrase
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.proof import RecentProof
from alongside.accounts.sign_up import Beginning, sign_up_with_address
from alongside.chats.access import questions_of
from alongside.chats.feeds import open_feed, open_person_feed, own_feed, own_person_feed
from alongside.chats.hour.ahead import own_ahead, write_ahead
from alongside.core.keyring import opening
from alongside.core.keyring.verify import verify_keys
from alongside.drafts.keep import drafts_by, keep
from alongside.hosting.case import spoken_in
from alongside.hosting.models import Case
from alongside.hosting.question import ask
from alongside.ownership import acting
from alongside.ownership.reach import find_person_behind
from alongside.portability.lost import give_up_lost_keys
from alongside.threads.saying import Words
from tests.chats.evenings import evening
from tests.world import World

ADDRESS = ProvenAddress("anna@example.org")


@pytest.fixture
def folder(settings, tmp_path, db):
    settings.KEYS = tmp_path / "keys"
    opening.forget_remembered_keys()
    yield settings.KEYS
    opening.forget_remembered_keys()


@pytest.fixture
def anna(folder, world: World) -> PersonId:
    person = sign_up_with_address(Beginning(adult=True, health_data=True), ADDRESS)
    change_preferences(by=person, view="bad-day")
    acting.come_in(person, world.kitchen, name="Thyme")
    keep("community x", {"text": "not yet"}, by=acting.find_viewer(person, world.kitchen))
    return person


def test_a_lost_root_takes_private_words_but_neither_accounts_nor_aliases(folder, anna: PersonId, world: World) -> None:
    phrase = give_phrase(by=RecentProof(anna))
    ask(world.kitchen, "Is this for people like me?", visitor="v")
    chat = evening(world)
    write_ahead(questions_of(chat)[0], by=acting.find_viewer(anna, world.kitchen), words=Words("Tea."))
    next(folder.glob("root-*")).unlink()
    opening.forget_remembered_keys()
    given_up = give_up_lost_keys()
    assert verify_keys().all_well
    assert given_up["drafts"] == 1
    assert given_up["aliases without owner"] == 0
    assert get_preferences(anna).view == "usual"
    assert addresses_of(anna) == []
    assert prove_phrase(phrase, visitor="v") == anna
    viewer = acting.find_viewer(anna, world.kitchen)
    assert viewer.name == "Thyme"
    assert {m.alias.name for m in acting.memberships_of(anna)} == {"Thyme"}
    assert drafts_by(viewer) == []
    assert given_up["answers written ahead"] == 1
    assert own_ahead(chat, viewer) == {}
    assert [spoken_in(case) for case in Case.objects.all()] == [[]]


def test_a_lost_look_up_key_takes_phrases_but_not_addresses_nor_aliases(folder, anna: PersonId, world: World) -> None:
    phrase = give_phrase(by=RecentProof(anna))
    open_feed(by=acting.find_viewer(anna, world.kitchen))
    open_person_feed(by=anna)
    (folder / "index.key").unlink()
    opening.forget_open_folder()
    give_up_lost_keys()
    assert verify_keys().all_well
    assert find_person_at(ADDRESS) == anna
    with pytest.raises(PhraseUnknown):
        prove_phrase(phrase, visitor="v")
    membership = acting.find_membership(anna, world.kitchen.pk)
    assert membership
    assert find_person_behind(membership.alias) == anna
    assert get_preferences(anna).view == "bad-day"
    assert own_feed(acting.find_viewer(anna, world.kitchen)) is None, "its address leads nowhere any more"
    assert own_person_feed(anna) is None
