"""Changing an account: addresses, preferences, consents, pause, links of the demo."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.accounts.addresses import ProvenAddress, add_address, addresses_of, remove_address
from alongside.accounts.consents import consents_of, give_consent, has_consent, withdraw_consent
from alongside.accounts.errors import AddressTaken, LastWayIn, LinkSpent, PreferenceUnknown
from alongside.accounts.export import export_account
from alongside.accounts.forget import forget_account
from alongside.accounts.letters import forget_letter, letters_waiting, queue_letter
from alongside.accounts.links import make_link, spend_link
from alongside.accounts.models import Consent, Person, PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.proof import RecentProof
from alongside.accounts.rest import MONTH, come_back, rest
from alongside.accounts.sign_up import Beginning, sign_up_with_address, sign_up_with_phrase
from alongside.core import clock
from alongside.core.errors import NotFound, SealBroken
from alongside.core.keyring.models import WrappedKey

pytestmark = pytest.mark.django_db
WISH = Beginning(adult=True, health_data=True)


@pytest.fixture
def person() -> PersonId:
    return sign_up_with_phrase(WISH)[0]


def test_an_address_is_added_told_and_removed_and_the_last_way_stays(person):
    add_address(ProvenAddress("anna@example.org"), by=RecentProof(person))
    second = add_address(ProvenAddress("two@example.org"), by=RecentProof(person))
    assert {a.text for a in addresses_of(person)} == {"anna@example.org", "two@example.org"}
    assert "anna@example.org" in {letter.to for letter in letters_waiting()}
    remove_address(second, by=RecentProof(person))
    assert [a.text for a in addresses_of(person)] == ["anna@example.org"]
    other = sign_up_with_address(WISH, ProvenAddress("only@example.org"))
    with pytest.raises(LastWayIn):
        remove_address(addresses_of(other)[0].public_id, by=RecentProof(other))


def test_an_address_belongs_to_one_person_and_only_its_owner_takes_it_away(person):
    public_id = add_address(ProvenAddress("anna@example.org"), by=RecentProof(person))
    assert add_address(ProvenAddress("ANNA@example.org"), by=RecentProof(person)) == public_id
    other = sign_up_with_phrase(WISH)[0]
    with pytest.raises(AddressTaken):
        add_address(ProvenAddress("Anna@Example.org"), by=RecentProof(other))
    remove_address(public_id, by=RecentProof(other))
    assert addresses_of(person)


def test_preferences_are_kept_sealed_and_a_value_not_offered_is_refused(person):
    change_preferences(by=person, language="es", zone="Europe/Madrid", view="bad-day", theme="dark")
    kept = get_preferences(person)
    assert (kept.language, kept.zone, kept.view, kept.theme) == ("es", "Europe/Madrid", "bad-day", "dark")
    assert b"Madrid" not in bytes(Person.objects.get(pk=person).sealed)
    for wrong in ({"language": "xx"}, {"zone": "Mars/Olympus"}, {"view": "loud"}, {"theme": "pink"}):
        with pytest.raises(PreferenceUnknown):
            change_preferences(by=person, **wrong)


def test_one_person_s_preferences_do_not_open_in_another_s_row(person):
    change_preferences(by=person, language="es")
    other = sign_up_with_phrase(WISH)[0]
    Person.objects.filter(pk=other).update(sealed=Person.objects.get(pk=person).sealed)
    with pytest.raises(SealBroken):
        get_preferences(other)


def test_consent_is_logged_and_withdrawn_with_its_day(person):
    withdraw_consent(Consent.Kind.HEALTH_DATA, by=person)
    assert not has_consent(person, Consent.Kind.HEALTH_DATA)
    give_consent(Consent.Kind.HEALTH_DATA, by=person)
    give_consent(Consent.Kind.HEALTH_DATA, by=person)
    log = [row.withdrawn_on is None for row in consents_of(person) if row.kind == Consent.Kind.HEALTH_DATA]
    assert sorted(log) == [False, True]


def test_a_pause_ends_by_itself_or_when_one_comes_back(person):
    today = clock.today()
    rest(by=person, lasts=MONTH)
    assert get_preferences(person).rests(today)
    assert not get_preferences(person).rests(today + timedelta(days=30))
    come_back(by=person)
    assert not get_preferences(person).rests(today)


def test_a_demo_link_works_once_for_a_day_and_only_in_the_demo(person, settings):
    settings.DEMO = True
    secret = make_link(person)
    assert spend_link(secret) == person
    with pytest.raises(LinkSpent):
        spend_link(secret)
    late, secret = datetime.now(UTC) + timedelta(days=2), make_link(person)
    clock.set_clock(lambda: late)
    with pytest.raises(LinkSpent):
        spend_link(secret)
    clock.set_clock(None)
    settings.DEMO = False
    with pytest.raises(LinkSpent):
        spend_link(secret)


def test_letters_wait_in_order_until_handed_over():
    first = queue_letter(to="a@example.org", subject="One", text="1")
    queue_letter(to="b@example.org", subject="Two", text="2")
    assert [letter.subject for letter in letters_waiting()] == ["One", "Two"]
    forget_letter(first)
    assert [letter.subject for letter in letters_waiting()] == ["Two"]


def test_an_account_is_exported_whole_and_forgotten_whole(person):
    add_address(ProvenAddress("anna@example.org"), by=RecentProof(person))
    exported = export_account(person)
    assert exported["addresses"][0]["address"] == "anna@example.org"
    assert {consent["kind"] for consent in exported["consents"]} == {"adult", "health-data"}
    forget_account(person)
    assert not WrappedKey.objects.filter(scope=f"person:{person}").exists()
    with pytest.raises(NotFound):
        get_preferences(person)
    forget_account(person)
