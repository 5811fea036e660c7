"""What a friendship, a private message, a shown truth, a vouch and a handshake are."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField, new_row_id


class State(models.TextChoices):
    """Where a friendship stands, seen by neither more than by the other."""

    ASKED = "asked"  # one asked; the other hasn't accepted, whatever else they did
    FRIENDS = "friends"
    ENDED = "ended"
    MET = "met"  # they shook hands, and never asked to be friends


class Friendship(models.Model):
    """What is between two aliases of one community; which two, only their own sides tell."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    pair = models.BinaryField(max_length=32, unique=True)  # keyed hash of both
    state = models.CharField(max_length=7, choices=State.choices, default=State.ASKED)
    numbered = models.PositiveIntegerField(default=0)  # messages so far; the next gets one more
    moved_at = models.DateTimeField()


class Choice(models.TextChoices):
    """What one of the two did with it; the other never learns."""

    OPEN = "open"
    RESTS = "rests"  # let it rest: neither yes nor no
    DECLINED = "declined"
    LEFT = "left"  # the conversation, or the friendship


class Side(models.Model):
    """One alias's end of a friendship."""

    # Random: both ends are made in one moment, and neighbours in this table would tell who has to do with whom.
    id = models.BigIntegerField(primary_key=True, default=new_row_id)
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    public_id = PublicIdField()
    mark = models.BinaryField(max_length=32, unique=True)  # keyed hash of alias and friendship
    sealed = models.BinaryField()  # what `sides.Inside` says
    choice = models.CharField(max_length=8, choices=Choice.choices, default=Choice.OPEN)
    # Both as `how_far.py` keeps them: messages up to the one were met; after leaving, up to the other aren't theirs.
    read_to = models.PositiveIntegerField(default=0)
    from_number = models.PositiveIntegerField(default=0)


class Message(models.Model):
    """One entry of a private conversation, sealed under its author's key."""

    public_id = PublicIdField()
    friendship = models.ForeignKey(Friendship, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    by_asker = models.BooleanField()  # whether its author is the one who once asked
    sealed = models.BinaryField()  # what `conversations.inside.Said` says; veiled, and empty once it is taken back
    at = models.DateTimeField()
    taken_back = models.BooleanField(default=False)

    in_danger = False  # not stored: whether words said just now speak of danger, for their author's next page alone

    class Meta:
        constraints = [models.UniqueConstraint(fields=["friendship", "number"], name="one_message_a_number")]


class Truth(models.TextChoices):
    """What somebody may show of themselves to one friend."""

    NAME = "name"
    FACE = "face"
    TOWN = "town"
    TELEPHONE = "telephone"
    ELSEWHERE = "elsewhere"  # that they are also somebody in another community


class Shown(models.Model):
    """Something true that one friend showed the other, until they take it back."""

    public_id = PublicIdField()
    friendship = models.ForeignKey(Friendship, on_delete=models.CASCADE, related_name="+")
    by_asker = models.BooleanField()
    truth = models.CharField(max_length=9, choices=Truth.choices)
    sealed = models.BinaryField()  # under the key of whoever shows it
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["friendship", "by_asker", "truth"], name="a_truth_once")]


class How(models.TextChoices):
    """How two know each other, the nearest last."""

    WROTE = "wrote"  # wrote to each other for months
    SPOKE = "spoke"
    MET = "met"


class Vouch(models.Model):
    """What somebody says about knowing this alias; who says it stands nowhere."""

    # Random: two who met vouch for each other in one moment, and neighbours would tell who they are.
    id = models.BigIntegerField(primary_key=True, default=new_row_id)
    public_id = PublicIdField()
    of = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    pair = models.BinaryField(max_length=32, unique=True)  # keyed hash of who says it and of whom
    how = models.CharField(max_length=5, choices=How.choices)
    by_handshake = models.BooleanField(default=False)
    month = models.DateField()  # the first of the month: never finer
    ends = models.DateField(null=True)  # the first of a month, once the two are apart: at once, a page would tell


class Handshake(models.Model):
    """Two phones for two minutes."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    begun_by = models.BinaryField(max_length=32)  # keyed hash of the alias and this handshake
    joined_by = models.BinaryField(max_length=32, null=True)
    words = models.BinaryField(max_length=32, unique=True, null=True)  # keyed hash of the words that lead here
    sealed = models.BinaryField()  # both aliases, words and answers, under a dated bucket's key
    until = models.DateTimeField()
