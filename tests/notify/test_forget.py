"""What an alias wanted by mail goes with it."""

from alongside.accounts.models import Person, PersonId
from alongside.aliases.models import Alias
from alongside.communities.found import change
from alongside.communities.models import Community, Joining
from alongside.core.jobs import run_until_empty
from alongside.memberships.come_back import come_back
from alongside.memberships.join import decline
from alongside.memberships.leave import leave, let_go
from alongside.memberships.models import Membership
from alongside.notify.choose import choose_mail, mail_choice_of
from alongside.notify.export import export_mail_choice
from alongside.notify.models import MailChoice
from alongside.ownership import acting
from alongside.portability.erase import erase_alias
from alongside.portability.go import KEEP, go
from alongside.web.coming_in.first_mail import choose_at_the_door
from tests.world import World


def test_who_leaves_or_is_removed_or_erased_wants_nothing_by_mail_any_more(world: World):
    for viewer in (world.ada, world.ben, world.mia, world.nora):
        choose_mail(by=viewer, mail="every", quiet=None)
    go(Alias.objects.get(pk=world.ben.member_id), words=KEEP)
    let_go(Membership.objects.get(pk=world.nora.member_id), by=world.ada)
    erase_alias(Alias.objects.get(pk=world.mia.member_id), words_stay=True)
    run_until_empty()
    assert list(MailChoice.objects.values_list("alias_id", flat=True)) == [world.ada.alias_id]


def test_who_came_back_before_the_job_ran_keeps_the_choice(world: World):
    choose_mail(by=world.nora, mail="daily")
    membership = Membership.objects.get(pk=world.nora.member_id)
    leave(membership)
    membership.refresh_from_db()
    come_back(membership)
    run_until_empty()
    assert mail_choice_of(world.nora).mail == "daily"


def test_what_an_alias_wants_by_mail_is_taken_along_and_nobody_elses(world: World):
    choose_mail(by=world.nora, mail="weekly", zone="Europe/Madrid", quiet=(22, 7))
    exported = export_mail_choice(Alias.objects.get(pk=world.nora.member_id))
    assert exported is not None
    assert (exported["mail"], exported["time_zone"], exported["quiet_hours"]) == ("weekly", "Europe/Madrid", [22, 7])
    assert export_mail_choice(Alias.objects.get(pk=world.ben.member_id)) is None


def test_who_was_not_let_in_leaves_no_choice_behind(world: World):
    change(world.kitchen, joining=Joining.ASK)
    person = PersonId(Person.objects.create().pk)
    asking = acting.come_in(person, Community.objects.get(pk=world.kitchen.pk), name="Robin")
    choose_at_the_door(asking, person)
    assert MailChoice.objects.filter(pk=asking.pk).exists()
    decline(asking, by=world.ada)
    run_until_empty()
    assert not MailChoice.objects.filter(pk=asking.pk).exists()
