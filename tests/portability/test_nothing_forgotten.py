"""Erasure forgets no table: a new one that points at an alias or a person fails here until somebody has decided."""

from typing import Any

import pytest
from django.apps import apps
from django.db.models import CASCADE, ForeignKey

from alongside.accounts.models import Person
from alongside.accounts.proof import RecentProof
from alongside.aliases.models import Alias
from alongside.core.jobs import run_until_empty
from alongside.drafts.keep import keep
from alongside.hosting.case import open_case
from alongside.hosting.models import Case, CaseKind
from alongside.notify.choose import choose_mail
from alongside.portability.erase import erase_person
from alongside.standing.distance import block
from alongside.standing.quiet import keep_quiet
from alongside.threads.follow import follow
from alongside.threads.presence import show_presence
from tests.world import World

# What stays, with the alias as a nameless place, and why.
STAYS = {
    "threads.Post.author": "answers stay, and what they answered keeps its place",
    "threads.Thread.started_by": "the conversation stays for those who answered",
    "threads.Thread.last_by": "says that the last words are a former member's",
    "threads.Mention.alias": "somebody else's words name a former member",
    "memberships.Membership.alias": "ended; it keeps nothing they chose",
    "memberships.Invitation.by": "an invitation they sent is open until it ends",
    "journal.Entry.by": "what hosts decided stays decided",
    "hosting.Case.by": "what worries somebody stays with the hosts",
    "hosting.Case.about_alias": "blocks and reports outlast their subject",
    "hosting.Decision.about_alias": "what hosts decided stays decided, about a former member",
    "hosting.Escalation.taken_by": "that a host had it stays with the case",
    "sources.ContextNote.by": "a note that stands beside a post stays where its words may, as posts do",
    "sources.ContextNote.decided_by": "what hosts decided stays decided",
    "hosting.Proposal.by": "what hosts decided stays decided",
    "hosting.Proposal.second": "what hosts decided stays decided",
    "hosting.Proposal.about_alias": "what hosts agreed on stays, about a former member",
    "hosting.Said.by": "sealed under the case's own key",
}


def references(to: type[Any]) -> dict[str, ForeignKey[Any, Any]]:
    """Every column of every table that points at this model."""
    return {
        f"{model._meta.app_label}.{model.__name__}.{field.name}": field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model is to
    }


def test_after_erasure_only_rows_that_may_point_at_the_alias(world: World, settings: Any, tmp_path: Any) -> None:
    settings.BACKUPS = tmp_path
    ben, post = world.ben, world.post(by="ben")
    world.answer(world.thread(), by="ben", text="Dear @Heron, and @Maple")
    keep("community x", {"text": "x"}, by=ben)
    choose_mail(by=ben, mail="every", quiet=None)
    follow(post.thread, by=ben)
    show_presence(world.post(by="ada"), "here", by=ben)
    block(Alias.objects.get(name="Fern"), by=ben)
    keep_quiet(by=ben, quiet=True)
    open_case(Case(community=world.kitchen, kind=CaseKind.WORD, by_id=ben.alias_id), "help", by=ben.alias_id)
    run_until_empty()
    before = {name for name, field in references(Alias).items() if _points(field, ben.alias_id)}
    assert {"drafts.Draft.alias", "threads.Presence.by", "threads.Following.alias", "standing.Distance.by"} <= before
    assert "notify.MailChoice.alias" in before
    erase_person(by=RecentProof(world.people["ben"]), words_stay=False)
    left = {name for name, field in references(Alias).items() if _points(field, ben.alias_id)}
    assert left <= set(STAYS)


def test_whatever_points_at_a_person_goes_with_them(world: World, settings: Any, tmp_path: Any) -> None:
    settings.BACKUPS = tmp_path
    assert {field.remote_field.on_delete for field in references(Person).values()} == {CASCADE}


def test_every_column_that_points_at_an_alias_was_decided_on() -> None:
    forgotten_by_erasure = {
        "chats.Ahead.alias",
        "chats.Chat.by",
        "chats.Feed.alias",
        "chats.Guest.alias",
        "chats.Here.alias",
        "chats.LeftOut.alias",
        "chats.Reminder.alias",
        "chats.Series.by",
        "drafts.Draft.alias",
        "friends.Side.alias",
        "friends.Vouch.of",
        "guide.Answered.by",
        "guide.Entry.suggested_by",
        "guide.Guide.alias",
        "guide.Kept.by",
        "guide.Question.taken_by",
        "hosting.Card.alias",
        "hosting.Case.taken_by",
        "hosting.Duty.alias",
        "hosting.HandOver.by",
        "hosting.HostCare.alias",
        "hosting.Nudge.alias",
        "hosting.Offer.alias",
        "hosting.ReadUpTo.by",
        "hosting.Shift.alias",
        "hosting.Wait.alias",
        "mailroom.Delivery.alias",
        "mailroom.MailStanding.alias",
        "mailroom.RelayAddress.alias",
        "mailroom.Token.alias",
        "meetups.Coming.alias",
        "meetups.Meetup.by",
        "notify.MailChoice.alias",
        "notify.Notice.alias",
        "portability.ArchiveAuthor.alias",
        "ownership.Ownership.alias",
        "standing.Arrived.alias",
        "standing.Arrived.by_host",
        "standing.Distance.by",
        "standing.Distance.of",
        "standing.Pause.alias",
        "standing.Quiet.alias",
        "standing.Trace.alias",
        "threads.Following.alias",
        "threads.OpeningConsent.alias",
        "threads.Presence.by",
    }
    assert set(references(Alias)) - forgotten_by_erasure == set(STAYS)


def _points(field: ForeignKey[Any, Any], alias_id: int | None) -> bool:
    return field.model._default_manager.filter(**{field.attname: alias_id}).exists()


@pytest.mark.parametrize("reason", STAYS.values())
def test_every_exception_has_its_reason(reason: str) -> None:
    assert len(reason.split()) >= 4
