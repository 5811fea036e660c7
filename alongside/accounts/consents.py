"""What a person agreed to: logged with its day, and withdrawn as easily as given."""

from django.db.models import QuerySet

from alongside.accounts.models import Consent, PersonId
from alongside.core import clock
from alongside.core.writing import writing

# In the preferences too, which every page has read already: the consent to keep words about health was taken back.
KEEPS_NO_WORDS = "keeps_no_words"


def give_consent(kind: Consent.Kind, *, by: PersonId) -> None:
    """Log that the person agrees; saying so twice changes nothing."""
    with writing():
        if not has_consent(by, kind):
            Consent.objects.create(person_id=by, kind=kind, given_on=clock.today())


def withdraw_consent(kind: Consent.Kind, *, by: PersonId) -> None:
    """Log that the person no longer agrees; from now on nothing new of that kind is kept."""
    with writing():
        Consent.objects.filter(person_id=by, kind=kind, withdrawn_on=None).update(withdrawn_on=clock.today())


def has_consent(person_id: PersonId, kind: Consent.Kind) -> bool:
    """Whether the person agrees at present."""
    return Consent.objects.filter(person_id=person_id, kind=kind, withdrawn_on=None).exists()


def consents_of(person_id: PersonId) -> QuerySet[Consent]:
    """The log of this person's consents, for the person alone."""
    return Consent.objects.filter(person_id=person_id).order_by("given_on", "kind")
