"""What the search index keeps."""

from django.db import models

from alongside.core.index import TermsField


class FoundBy(models.Model):
    """The words a post can be found by, folded and stemmed, with its community and author as tags."""

    key = models.BigIntegerField(primary_key=True)  # the day and the post: see places.py
    terms = TermsField()

    class Meta:
        db_table = "search_foundby"
