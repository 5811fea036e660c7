"""What a chat is, when it is, what is asked in it, and what each member adds before, during and after it."""

from django.db import models

from alongside.accounts.models import Person
from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField
from alongside.threads.models import Post, Thread

TITLE, WELCOME, QUESTION, ROLE_SHOWN = 120, 4_000, 1_000, 80  # letters


class Series(models.Model):
    """A chat that comes again, by a rule of RFC 5545, at the same hour of the clocks where it is hosted."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    rule = models.CharField(max_length=120)  # "FREQ=WEEKLY;BYDAY=MO"
    wall_begins = models.CharField(max_length=16)  # of the first one: "2026-12-05T14:00"
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(default=60)
    title = models.CharField(max_length=TITLE)
    welcome = models.TextField(max_length=WELCOME, blank=True)
    holds_new = models.BooleanField(default=True)
    ended = models.BooleanField(default=False)


class State(models.TextChoices):
    """Where a chat stands; a clock moves it on, or a host does."""

    PLANNED = "planned"
    LIVE = "live"
    SLOW = "slow"  # the slow lane: 48 hours for those who couldn't come
    OVER = "over"  # there is a transcript, and the thread goes on
    CALLED_OFF = "off"


class Chat(models.Model):
    """One chat. `version` rises whenever its own page would change without a new post."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    series = models.ForeignKey(Series, on_delete=models.SET_NULL, null=True, related_name="+")
    occurrence = models.CharField(max_length=16, blank=True)  # of its series: the wall time that the rule gave
    by_hand = models.BooleanField(default=False)  # said otherwise than its series, which leaves it alone since
    by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=TITLE)
    welcome = models.TextField(max_length=WELCOME, blank=True)
    wall_begins = models.CharField(max_length=16)  # as the clocks say where it is hosted
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(default=60)
    begins = models.DateTimeField()  # from the wall time, for sorting and for the clock
    slow_from = models.DateTimeField(null=True)  # when the hour ended: by the clock, or by a host
    slow_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.PLANNED)
    thread = models.OneToOneField(Thread, on_delete=models.SET_NULL, null=True, related_name="+")
    last_number = models.PositiveIntegerField(
        default=0
    )  # of its thread, when the slow lane ended: the transcript's end
    current = models.ForeignKey("Question", on_delete=models.SET_NULL, null=True, related_name="+")
    pinned = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, related_name="+")
    holds_new = models.BooleanField(default=True)  # first lines of people who are new wait for a host
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "occurrence"], condition=models.Q(series__isnull=False), name="one_chat_an_occurrence"
            )
        ]
        indexes = [
            models.Index(fields=["community", "begins"], name="chats_by_time"),
            models.Index(fields=["state", "begins"], name="chats_by_state"),
        ]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """One numbered question, T1, T2 …; once it is asked, it is a post of the chat's thread."""

    public_id = PublicIdField()
    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=QUESTION)
    after = models.PositiveSmallIntegerField(null=True)  # minutes into the hour; without it, a host asks it by hand
    post = models.OneToOneField(Post, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chat", "number"], name="one_question_a_number")]


class Guest(models.Model):
    """A member with a part in a chat: a guest, whose role is shown beside the name, or a co-host, who leads it too."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="guests")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    role_shown = models.CharField(max_length=ROLE_SHOWN, blank=True)
    is_co_host = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chat", "alias"], name="one_part_a_member")]


class Ahead(models.Model):
    """An answer written before its question is asked; it becomes a line when it is."""

    public_id = PublicIdField()
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()  # words, kind and content notes, under the alias's key

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "alias"], name="one_answer_ahead")]


class Here(models.Model):
    """Somebody said "I'm here" in a chat. Shown by name while it lasts, never counted; gone when the hour is."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chat", "alias"], name="here_once")]


class LeftOut(models.Model):
    """Somebody wants none of their lines kept when the slow lane ends."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(null=True)  # when their lines were taken back, all in one moment

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chat", "alias"], name="left_out_once")]


class Reminder(models.Model):
    """A member wants a mail an hour before."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chat", "alias"], name="reminded_once")]


class Feed(models.Model):
    """A secret address that a calendar program asks for one member's chats of one community."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    token = models.BinaryField(max_length=32, unique=True)  # keyed hash of the address's secret part
    with_titles = models.BooleanField(default=False)


class PersonFeed(models.Model):
    """The same for all of a person's communities in one."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    token = models.BinaryField(max_length=32, unique=True)
    with_titles = models.BooleanField(default=False)
