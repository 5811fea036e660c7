"""What a thread and a post are."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import LENGTH, PublicIdField

FIRST_WORDS = 120  # letters of a post that lists show


class Kind(models.TextChoices):
    """What a post is. None need be chosen: thanks, jokes, a song and a hello are just talk."""

    TALK = ""
    EXPERIENCE = "experience"
    ASKING = "asking"
    CITED = "cited"


class Wish(models.TextChoices):
    """What the author wants back."""

    NOTHING_SAID = ""
    LISTEN = "listen"
    ADVICE = "advice"
    NO_ANSWER = "no-answer"


class Note(models.TextChoices):
    """What a reader may want to know before reading."""

    DEATH = "death"
    SCANS = "scans"
    NEEDLES = "needles"
    WEIGHT = "weight"
    PREGNANCY = "pregnancy"
    MONEY = "money"


class Hold(models.TextChoices):
    """Why a post is out of sight for the time being. Whoever may see it: its author and the hosts."""

    NOT_HELD = ""
    SCAM = "scam"  # it reads like a sale or a scam, and waits for a host
    HOST = "host"  # a host wants to look first
    CHANGE = "change"  # a host asked its author for a small change


class Sign(models.TextChoices):
    """A wordless answer, never counted."""

    HERE = "here"
    THINKING = "thinking"


class Thread(models.Model):
    """A conversation. `version` rises whenever its page would change."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=140)
    started_by = models.ForeignKey(Alias, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    last_at = models.DateTimeField()
    last_by = models.ForeignKey(Alias, on_delete=models.PROTECT, related_name="+")
    last_words = models.CharField(max_length=FIRST_WORDS, blank=True)
    last_number = models.PositiveIntegerField(default=0)
    answered = models.BooleanField(default=False)  # somebody other than the starter has answered
    is_open = models.BooleanField(default=False)  # everyone may read it
    slow = models.PositiveSmallIntegerField(default=0)  # minutes between two posts of one member; hosts calm a thread
    slow_note = models.CharField(max_length=300, blank=True)
    locked = models.BooleanField(default=False)
    lock_note = models.CharField(max_length=300, blank=True)
    pinned = models.BooleanField(default=False)
    gone = models.BooleanField(default=False)  # moved into another thread, or nothing is left of it
    chat = models.CharField(max_length=LENGTH, blank=True)  # the chat that was held here, by its public id
    is_live = models.BooleanField(default=False)  # in that chat's hour or slow lane: no line is news by itself
    holds_new = models.BooleanField(default=False)  # while live: first words of somebody new wait for a host
    archived = models.BooleanField(default=False)  # came in with an archive: members only, always
    version = models.PositiveIntegerField(default=1)
    event = 0  # no column: the newest event of the house, where a page read the thread

    class Meta:
        indexes = [
            models.Index(fields=["community", "gone", "-pinned", "-last_at", "-id"], name="threads_by_life"),
            models.Index(fields=["community", "answered", "started_at"], name="threads_waiting"),
        ]

    def __str__(self) -> str:
        return self.title


class Post(models.Model):
    """One entry of a thread. `html` is its body alone: names, quotes and mentions are slots filled at reading."""

    public_id = PublicIdField()
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Alias, on_delete=models.PROTECT, related_name="+")
    answers = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, blank=True)
    wish = models.CharField(max_length=10, choices=Wish.choices, blank=True)
    notes = models.CharField(max_length=80, blank=True)  # content notes, space between
    source = models.TextField(max_length=20_000)
    html = models.TextField()
    rendered_by = models.PositiveSmallIntegerField()  # the renderer's version
    first_words = models.CharField(max_length=FIRST_WORDS, blank=True)  # for lists; without names
    is_plain = models.BooleanField(default=False)  # came with an archive of mail: never read as Markdown
    folded = models.TextField(blank=True)  # quoted and signed text of mail, one tap away
    language = models.CharField(max_length=12, blank=True)
    at = models.DateTimeField()
    edited = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)
    # Out of sight of all but its author and the hosts: by a host, with a journal entry; or held, for the time being.
    removed = models.BooleanField(default=False)
    hold = models.CharField(max_length=6, choices=Hold.choices, blank=True)
    untold = models.BooleanField(default=False)  # held since it was written: nobody was told of it yet
    told_from = models.BigIntegerField(null=True)  # released: letters take it for a post of this number
    masked = models.JSONField(default=list)  # passages of `source` that its readers see as left out
    noticed = True  # no column: False alone in what a verb made just now, when it looked and saw nothing
    identity = models.CharField(max_length=64, unique=True, null=True)  # of the form or mail that brought it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "number"], name="one_post_a_number")]
        indexes = [
            models.Index(fields=["author", "at"], name="posts_by_author"),
            models.Index(fields=["answers"], name="posts_answering", condition=models.Q(answers__isnull=False)),
            models.Index(fields=["told_from"], name="posts_released", condition=models.Q(told_from__isnull=False)),
        ]

    @property
    def words_in_lists(self) -> str:
        """What lists may show of it: its first words, and nothing where the reader should be asked first."""
        return "" if self.notes or not self.is_shown else self.first_words

    @property
    def is_shown(self) -> bool:
        """Whether its words are there to be read."""
        return self.withdrawn_at is None and not self.removed

    @property
    def is_held(self) -> bool:
        """Whether it waits for a host, or for its author to change something."""
        return self.withdrawn_at is None and self.removed and bool(self.hold)


class EarlierWording(models.Model):
    """What a post said before an edit; its author may erase it, and nobody else reads it."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    source = models.TextField(max_length=20_000)
    until = models.DateTimeField()


class Mention(models.Model):
    """A post names an alias of the same community; the name itself is filled in at reading."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "alias"], name="one_mention")]


class Quotation(models.Model):
    """A post shows another one's words by reference; they vanish with their source."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    quoted = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "quoted"], name="one_quotation")]


class Presence(models.Model):
    """The sign "I'm here" or "thinking of you" from one alias to a post; its author sees who, in a sentence."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    sign = models.CharField(max_length=10, choices=Sign.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "by", "sign"], name="one_presence")]


class Following(models.Model):
    """What an alias wants to hear of a thread, and how far it has read."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    follows = models.BooleanField(default=False)
    muted = models.BooleanField(default=False)
    read_to = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "alias"], name="one_following")]
        indexes = [models.Index(fields=["alias", "follows"], name="threads_followed")]


class OpeningConsent(models.Model):
    """One writer's yes to opening an older thread to everyone."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "alias"], name="one_consent")]
