"""What is kept of a picture or document: what it is, whose it is, and where it is used."""

from typing import ClassVar

from django.db import models

from alongside.core.ids import LENGTH, PublicIdField, new_public_id
from alongside.media.sizes import MOST_CREDIT, MOST_WORDS


class People(models.TextChoices):
    """Who can be recognised in a picture; there is no choice that says they were not asked."""

    NOBODY = "nobody"
    ONLY_ME = "me"
    THEY_AGREED = "agreed"


class Format(models.TextChoices):
    """What kinds of documents can be cleaned; the value ends the name of the file."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    TEXT = "txt"
    TABLE = "csv"


class Picture(models.Model):
    """A picture written anew by us. Its folder has a name of its own, so that no address tells where it lies."""

    public_id = PublicIdField()
    owner = models.CharField(max_length=LENGTH, db_index=True)  # public id of the alias
    community = models.CharField(max_length=LENGTH, db_index=True)  # public id of the community
    folder = models.CharField(max_length=LENGTH, unique=True, default=new_public_id)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    was_moving = models.BooleanField(default=False)  # an animation, of which the first picture was kept
    alternative = models.CharField(max_length=MOST_WORDS, blank=True)
    credit = models.CharField(max_length=MOST_CREDIT, blank=True)
    people = models.CharField(max_length=6, choices=People.choices)
    consent = models.CharField(max_length=MOST_CREDIT, blank=True)  # what they agreed to, in the owner's words
    day = models.DateField()
    unused_since = models.DateField(null=True)  # None while something refers to it

    objects: ClassVar[models.Manager["Picture"]] = models.Manager()


class Placement(models.Model):
    """One place that shows a picture, such as "post <id>", "alias <id>" or "draft <id>"."""

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="placements")
    place = models.CharField(max_length=60, db_index=True)
    position = models.PositiveSmallIntegerField(default=0)  # where several stand together

    objects: ClassVar[models.Manager["Placement"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "picture"], name="a_picture_once_a_place")]


class Document(models.Model):
    """A document written anew by us, without what it told of its maker. Its sender's name for it is not kept."""

    public_id = PublicIdField()
    owner = models.CharField(max_length=LENGTH, db_index=True)  # public id of the alias
    community = models.CharField(max_length=LENGTH, db_index=True)  # public id of the community
    folder = models.CharField(max_length=LENGTH, unique=True, default=new_public_id)
    format = models.CharField(max_length=4, choices=Format.choices)
    size = models.PositiveIntegerField()  # bytes
    day = models.DateField()
    unused_since = models.DateField(null=True)  # None while something refers to it

    objects: ClassVar[models.Manager["Document"]] = models.Manager()


class DocumentPlacement(models.Model):
    """One place that hands out a document, such as "post <id>"."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="placements")
    place = models.CharField(max_length=60, db_index=True)
    position = models.PositiveSmallIntegerField(default=0)  # where several stand together

    objects: ClassVar[models.Manager["DocumentPlacement"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "document"], name="a_document_once_a_place")]
