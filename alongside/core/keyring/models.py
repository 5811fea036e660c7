"""One key for each person, alias, case and dated bucket."""

from datetime import timedelta

from django.db import models

from alongside.core.ids import new_row_id

ERASURES_KEPT = timedelta(days=42)  # a week longer than the oldest backup that could bring somebody back


class WrappedKey(models.Model):
    """A key of one scope, readable only with the root key it names."""

    # Random, and the key id inside every seal: neighbours in this table must not tell who joined as whom.
    id = models.BigIntegerField(primary_key=True, default=new_row_id)
    scope = models.CharField(max_length=80, unique=True)
    root = models.CharField(max_length=17, db_index=True)
    wrapped = models.BinaryField(max_length=64)
    ends_on = models.DateField(null=True, db_index=True)


class Erasure(models.Model):
    """That somebody's key was destroyed for good: what a restored backup has to be told again.

    It names the scope only by a keyed fingerprint, and its primary key is that fingerprint, so that rows lie in no
    order that would group what was erased together.
    """

    fingerprint = models.CharField(max_length=64, primary_key=True)
    words_stay = models.BooleanField(default=False)
    day = models.DateField(db_index=True)
