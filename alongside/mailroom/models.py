"""What the mailroom keeps. Nothing here groups one person's aliases; whatever was in a mail is sealed."""

from django.db import models

from alongside.accounts.models import Person
from alongside.aliases.models import Alias
from alongside.chats.models import Chat
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField, new_row_id
from alongside.friends.models import Side
from alongside.threads.models import Post, Thread

LOCAL = 40  # letters before our @, far below the 64 octets of RFC 5321


class Incoming(models.Model):
    """One mail as it came, sealed; gone as soon as nothing waits for it."""

    public_id = PublicIdField()
    sealed = models.BinaryField()  # the raw bytes, under a dated bucket's key
    null_sender = models.BooleanField(default=False)  # the envelope named no sender: a machine wrote it
    at = models.DateTimeField(db_index=True)


class State(models.TextChoices):
    """Where an arrival stands."""

    RECEIVED = "received"
    ACTED = "acted"  # it became a post, or did what it asked for
    HELD = "held"  # its writer was asked about it
    REFUSED = "refused"  # its writer was told why
    DROPPED = "dropped"  # a machine's mail, or the same once more: nobody is told
    BROKEN = "broken"  # three tries to read it failed: somebody has to look


class Arrival(models.Model):
    """One mail for one of our addresses, and what became of it."""

    public_id = PublicIdField()
    incoming = models.ForeignKey(Incoming, on_delete=models.SET_NULL, null=True, related_name="+")
    local = models.CharField(max_length=LOCAL)  # which of our addresses
    state = models.CharField(max_length=8, choices=State.choices, default=State.RECEIVED)
    verdict = models.CharField(max_length=20, blank=True)  # in a word, for whoever asks where a mail went
    tries = models.PositiveSmallIntegerField(default=0)
    identity = models.BinaryField(max_length=32, null=True)  # keyed hash of address, Message-ID and text
    said = models.BinaryField(max_length=32, null=True)  # keyed hash of who said what
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["identity"], name="arrivals_again"),
            models.Index(fields=["said"], name="arrivals_said"),
        ]


class HeldMail(models.Model):
    """A mail that didn't get through, or waits for its writer's yes; only they read it, for 30 days."""

    id = models.BigIntegerField(primary_key=True, default=new_row_id)
    public_id = PublicIdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    about = models.BinaryField(max_length=32, null=True, db_index=True)  # keyed hash of the arrival
    sealed = models.BinaryField()  # subject, text, what happened, why, what to do, which mail; under the person's key
    answer_to = models.BinaryField(max_length=32, unique=True, null=True)  # keyed hash of the address a yes goes to
    done = models.BooleanField(default=False)
    at = models.DateTimeField(db_index=True)  # the day; the moment is sealed


class Purpose(models.TextChoices):
    """What a token's address is for."""

    REPLY = "reply"  # answers in one thread
    LETTER = "letter"  # answers to a letter: never published, always asked about
    PRIVATE = "private"  # answers to one friend alone
    QUESTION = "question"  # answers to one question of a chat
    UNSUBSCRIBE = "unsubscribe"


class Token(models.Model):
    """An address made for one member: it says where a mail belongs, and never who wrote it."""

    local = models.CharField(max_length=LOCAL, unique=True)
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+", db_index=False)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, related_name="+")
    # Its member's own end of a friendship; with whom is sealed there, so that no row joins two aliases.
    side = models.ForeignKey(Side, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    # The post of the question: answers find it by this address, whatever a mail program does to the other headers.
    question = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    purpose = models.CharField(max_length=12, choices=Purpose.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alias", "thread", "purpose"], name="a_token_once"),
            models.UniqueConstraint(
                fields=["alias", "purpose"],
                condition=models.Q(thread__isnull=True, side__isnull=True, question__isnull=True),
                name="a_token_without_thread_once",
            ),
            models.UniqueConstraint(fields=["side"], name="a_token_for_a_side_once"),
            models.UniqueConstraint(
                fields=["question", "alias"],
                condition=models.Q(question__isnull=False),
                name="a_token_for_a_question_once",
            ),
        ]


class RelayAddress(models.Model):
    """The address that stands as the author on mailed posts; what comes to it is never published."""

    local = models.CharField(max_length=LOCAL, unique=True)
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    is_current = models.BooleanField(default=True)  # older ones name a name given up, and still lead here

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alias"], condition=models.Q(is_current=True), name="one_current_relay")
        ]


class Going(models.TextChoices):
    """Where a delivery stands."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"  # the post was taken back, or its reader chose otherwise meanwhile


class Delivery(models.Model):
    """One member is to get one post, letter or mail of a chat; the words are read when it is sent, never kept here."""

    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    # A letter holds the posts of the community after the one number and up to the other (keys of posts).
    after = models.BigIntegerField(null=True)
    up_to = models.BigIntegerField(null=True)
    # With a post, that is a question of this chat, mailed with what was said to it; without one, it says of the chat
    # itself when it begins, or that it was called off.
    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    begins = models.DateTimeField(null=True)  # of which beginning it reminds: a chat that is moved has another
    # What is said of that beginning, in turn: 0 that the chat begins then, 1 that it was called off, 2 that it takes
    # place after all, and so on; which one, the number says by being even or odd.
    turn = models.PositiveSmallIntegerField(default=0, db_default=0)
    return_path = models.CharField(max_length=LOCAL, unique=True)  # where a bounce of this very mail comes to
    state = models.CharField(max_length=8, choices=Going.choices, default=Going.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField()
    leased_until = models.BigIntegerField(default=0)  # milliseconds of the database's clock
    trouble = models.CharField(max_length=12, blank=True)  # the smarthost's code, never its words
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "alias"], name="a_post_mailed_once"),
            models.UniqueConstraint(fields=["alias", "up_to"], name="a_letter_mailed_once"),
            models.UniqueConstraint(
                fields=["chat", "alias", "begins", "turn"],
                condition=models.Q(chat__isnull=False),
                name="a_reminder_mailed_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "due"], name="deliveries_due")]


class MailStanding(models.Model):
    """Whether mail reaches this alias: what bounced, and whether mail rests. The membership is never touched."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    score = models.FloatField(default=0)
    bounced_on = models.DateField(null=True)  # scored once a day at most
    suspended_on = models.DateField(null=True)
    because = models.CharField(max_length=10, blank=True)  # bounces or complaint
    probes = models.PositiveSmallIntegerField(default=0)
    probe_on = models.DateField(null=True)


class OutboxMail(models.Model):
    """Where nothing is sent: a mail as its reader would have got it, sealed, for the outbox page."""

    public_id = PublicIdField()
    sealed = models.BinaryField()  # envelope and bytes, under a dated bucket's key; whose it is stands there alone
    at = models.DateTimeField(db_index=True)


class JoinRequest(models.Model):
    """Somebody wrote to join by mail and has not answered the questions yet."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()  # the address, under a dated bucket's key
    answer_to = models.BinaryField(max_length=32, unique=True)  # keyed hash of the address the answers go to
    rounds = models.PositiveSmallIntegerField(default=0)  # how often we asked again
    at = models.DateTimeField(db_index=True)
