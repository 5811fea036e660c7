"""What is kept of a person: as little as possible, sealed, and with days instead of times."""

import secrets
from typing import ClassVar, NewType

from django.db import models

from alongside.core.clock import today
from alongside.core.ids import PublicIdField, new_row_id

PersonId = NewType("PersonId", int)


def new_handle() -> bytes:
    """What a passkey calls its person: 32 random bytes, as WebAuthn advises against anything that says more."""
    return secrets.token_bytes(32)


class Person(models.Model):
    """A private account. Its key is random, so that the order of rows tells nothing."""

    id = models.BigIntegerField(primary_key=True, default=new_row_id)
    handle = models.BinaryField(max_length=32, unique=True, default=new_handle)
    sealed = models.BinaryField(default=b"")  # preferences, and the person's own list of aliases
    joined_on = models.DateField(default=today)


class OfPerson(models.Model):
    """A row that belongs to one person and goes with them."""

    id = models.BigIntegerField(primary_key=True, default=new_row_id)
    public_id = PublicIdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Address(OfPerson):
    """A proven mail address, found by its keyed fingerprint and readable only with the person's key."""

    lookup = models.BinaryField(max_length=32, unique=True)
    sealed = models.BinaryField()
    verified_on = models.DateField(default=today)


class Passkey(OfPerson):
    """A passkey: its public half, and a label that only the person reads."""

    credential_id = models.BinaryField(max_length=1023, unique=True)
    public_key = models.BinaryField(max_length=2000)
    sign_count = models.BigIntegerField(default=0)
    label = models.BinaryField()
    made_on = models.DateField(default=today)
    used_on = models.DateField(default=today)


class RecoveryPhrase(OfPerson):
    """The keyed fingerprint of twelve printed words; one a person, and a new one voids the old."""

    fingerprint = models.BinaryField(max_length=32, unique=True)
    made_on = models.DateField(default=today)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person"], name="accounts_one_phrase_a_person")]


class Consent(OfPerson):
    """What a person agreed to, and until when; rows are added and closed, never changed back."""

    class Kind(models.TextChoices):
        """What one can agree to."""

        ADULT = "adult"  # "I am 18 or older": the answer, not the year
        HEALTH_DATA = "health-data"

    kind = models.CharField(max_length=20, choices=Kind)
    given_on = models.DateField(default=today)
    withdrawn_on = models.DateField(null=True)


class Session(models.Model):
    """One browser. The row is named by a hash of its cookie, so that a dump opens no session."""

    id = models.CharField(max_length=64, primary_key=True)
    public_id = PublicIdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", null=True)
    sealed = models.BinaryField(default=b"")
    device = models.CharField(max_length=40, blank=True)
    shared = models.BooleanField(default=False)
    started_on = models.DateField(default=today)
    used_on = models.DateField(default=today)
    ends_at = models.DateTimeField(db_index=True)


class Code(models.Model):
    """A code on its way to an address; good in the browser that asked, once, for ten minutes and five tries."""

    id = models.BigIntegerField(primary_key=True, default=new_row_id)
    public_id = PublicIdField()
    visit = models.CharField(max_length=64, unique=True)  # a hash: one open code a browser
    fingerprint = models.BinaryField(max_length=32)
    address = models.BinaryField()
    tries_left = models.PositiveSmallIntegerField()
    ends_at = models.DateTimeField(db_index=True)


class SignInLink(models.Model):
    """A link that signs in once; made by the demo and nowhere else."""

    id = models.CharField(max_length=64, primary_key=True)  # a hash of what the link carries
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    ends_at = models.DateTimeField(db_index=True)


class Letter(models.Model):
    """A mail that waits to be sent: to whom, subject and text, all sealed."""

    id = models.BigIntegerField(primary_key=True, default=new_row_id)
    public_id = PublicIdField()
    sealed = models.BinaryField()
    at = models.DateTimeField(db_index=True)
