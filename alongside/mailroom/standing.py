"""Whether mail reaches an alias. Bounces rest its mail, never its membership, and any word from it brings mail back."""

from collections.abc import Collection
from datetime import timedelta

from alongside.core import clock, logs
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.mailroom.models import MailStanding
from alongside.notify.models import MailChoice

# What a day with such a bounce counts; whatever is not here is no fault of the mailbox and counts nothing.
WEIGHTS = {"dead": 2.0, "full": 0.5, "expired": 0.5, "suspended": 0.5}
OURS = ("policy", "large", "trouble")  # refusals that are ours to mend: told in the log
ENOUGH = 5.0  # three days of "nobody has this address", or ten of a full mailbox
STALE = timedelta(days=30)  # after a month without a bounce the count begins anew
PROBES = 3  # weekly tries to reach somebody before we wait for them
PROBE_EVERY = timedelta(days=7)
ALIKE = 20  # when more than one reader in so many fails at one provider in a day, the provider is in trouble, not they
FEW = 5  # as many may always fail there


def count_bounce(alias_id: int | None, family: str, *, domain: str) -> bool:
    """Count one bounce of this alias, once a day at most; says whether its mail rests from now on.

    What is ours to mend is told in the log, also of mail that was for no alias, such as codes.
    """
    if family in OURS:
        logs.trouble(f"mail.bounce.{family}")
    weight = WEIGHTS.get(family, 0.0)
    if alias_id is None or not weight or _whole_provider_fails(domain, family):
        return False
    today = clock.today()
    with writing():
        MailStanding.objects.get_or_create(alias_id=alias_id)
        standing = MailStanding.objects.select_for_update().get(pk=alias_id)
        if standing.bounced_on == today or standing.suspended_on:
            return False
        old = standing.bounced_on is None or today - standing.bounced_on > STALE
        standing.score = weight if old else standing.score + weight
        standing.bounced_on = today
        standing.save()
        if standing.score < ENOUGH:
            return False
        rest_mail(alias_id, because="bounces")
    return True


def _whole_provider_fails(domain: str, family: str) -> bool:
    most = max(FEW, MailChoice.objects.count() // ALIKE)
    try:
        spend("bounces of a provider", f"{domain}|{family}|{clock.today()}", most=most, per=timedelta(days=1), words="")
    except TooOften:
        return True
    return False


def rest_mail(alias_id: int, *, because: str) -> None:
    """Send this alias no more mail until it is heard of: after bounces, or a complaint."""
    today = clock.today()
    with writing():
        MailStanding.objects.update_or_create(
            alias_id=alias_id, defaults={"suspended_on": today, "because": because, "probes": 0, "probe_on": today}
        )


def bring_mail_back(alias_ids: Collection[int], *, complained: bool = True) -> int:
    """Forget what bounced for these aliases of one person, because they were heard of; how many had been resting.

    Without `complained`, mail that rests because its reader complained of it goes on resting.
    """
    known = MailStanding.objects.filter(alias_id__in=alias_ids)
    known = known if complained else known.exclude(because="complaint")
    if not known.exists():
        return 0
    with writing():
        resting = known.exclude(suspended_on=None).count()
        known.delete()
    return resting


def find_rest(alias_id: int) -> MailStanding | None:
    """What stands of an alias whose mail rests; None when mail goes to it."""
    return MailStanding.objects.filter(pk=alias_id).exclude(suspended_on=None).first()


def resting_among(alias_ids: Collection[int]) -> set[int]:
    """Those of these aliases whose mail rests."""
    resting = MailStanding.objects.filter(alias_id__in=alias_ids).exclude(suspended_on=None)
    return set(resting.values_list("alias_id", flat=True))


def due_for_a_probe(most: int = 100) -> list[MailStanding]:
    """The aliases whose mail rests after bounces, and whom we try to reach once more."""
    waiting = MailStanding.objects.filter(because="bounces", probes__lt=PROBES)
    due = waiting.filter(probe_on__lte=clock.today() - PROBE_EVERY).exclude(suspended_on=None)
    return list(due.select_related("alias").order_by("probe_on")[:most])


def probed(standing: MailStanding) -> None:
    """Remember that we tried."""
    with writing():
        again = {"probes": standing.probes + 1, "probe_on": clock.today()}
        MailStanding.objects.filter(pk=standing.pk, probes=standing.probes).update(**again)
