"""What a notice is, and how a member wants to hear by mail."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.threads.models import Post, Thread


class About(models.TextChoices):
    """Why somebody is told of a post, the nearest reason first."""

    ANSWER = "answer"  # it answers their own words
    MENTION = "mention"  # it names them
    FOLLOWED = "followed"  # it stands in a thread they follow


class Notice(models.Model):
    """One alias is told of one post; its words are read at the post, never here."""

    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+", db_index=False)  # notices_waiting does
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+", db_index=False)  # told_once does
    about = models.CharField(max_length=10, choices=About.choices)
    at = models.DateTimeField()
    seen = models.BooleanField(default=False)

    class Meta:
        # The post first: what is told of one post lies together, and forty notices touch one page instead of forty.
        constraints = [models.UniqueConstraint(fields=["post", "alias"], name="told_once")]
        indexes = [models.Index(fields=["alias", "seen", "-at"], name="notices_waiting")]


class Mail(models.TextChoices):
    """How much of a community comes by mail. Without a choice, nothing does."""

    EVERY = "every"  # each post
    FOLLOWED = "followed"  # threads one follows, answers to oneself, and posts that name one
    DAILY = "daily"  # a letter a day
    WEEKLY = "weekly"
    NOTHING = "nothing"


class Way(models.TextChoices):
    """How one kind of news reaches somebody. The page always tells; a way may be added beside mail."""

    PAGE = "page"  # nothing but the page
    MAIL = "mail"


class MailChoice(models.Model):
    """What one alias wants of its community by mail."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    mail = models.CharField(max_length=8, choices=Mail.choices, default=Mail.FOLLOWED)
    # Somebody else could see this reader's mail: no words, no names, nothing that tells which community it is.
    discreet = models.BooleanField(default=True)
    paused_until = models.DateField(null=True)  # by the reader's own days
    # Zone, hour, weekday and quiet hours, under the alias's key: together they would know their owner again.
    sealed = models.BinaryField(default=b"")
    has_quiet_hours = models.BooleanField(default=False)
    letter_at = models.DateTimeField(null=True, db_index=True)  # when the next letter is due, from the sealed choice
    # By which way each kind of news comes, for whoever gets mail at all:
    answers = models.CharField(max_length=4, choices=Way.choices, default=Way.MAIL)
    followed = models.CharField(max_length=4, choices=Way.choices, default=Way.MAIL)
    mentions = models.CharField(max_length=4, choices=Way.choices, default=Way.MAIL)
    chats = models.CharField(max_length=4, choices=Way.choices, default=Way.MAIL)
    messages = models.CharField(max_length=4, choices=Way.choices, default=Way.MAIL)
    most = models.PositiveSmallIntegerField(default=10)  # mails a day one by one; what is more comes in one, gathered
    gather = models.PositiveSmallIntegerField(default=0)  # minutes for which what comes is gathered into one mail
    mailed_to = models.BigIntegerField(default=0)  # letters hold what came after this post
