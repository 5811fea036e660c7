"""Erasing a person: keys, link, sessions and addresses at once; words taken down or left unattributed, as chosen."""

from django.conf import settings

from alongside.accounts.forget import forget_account
from alongside.accounts.models import Person, PersonId
from alongside.accounts.proof import RecentProof
from alongside.aliases.forget import forget_alias
from alongside.aliases.models import Alias, State
from alongside.chats.forget import forget_chats
from alongside.core import logs
from alongside.core.erasures import fingerprint_of, remember_erasure, write_log
from alongside.core.jobs import enqueue, job
from alongside.core.keyring.models import Erasure
from alongside.core.sealing import alias_scope, destroy_key, person_scope
from alongside.core.traces import empty_traces
from alongside.core.writing import writing
from alongside.drafts.forget import forget_drafts
from alongside.friends.forget import forget_friends
from alongside.guide.forget import forget_guide
from alongside.hosting.crisis.tidy import forget_cards
from alongside.hosting.duty.tidy import forget_host
from alongside.hosting.welcome.forget import forget_welcome
from alongside.mailroom.forget import forget_mail
from alongside.media.forget import forget_all_of
from alongside.meetups.forget import forget_meetups
from alongside.memberships.forget import forget_membership
from alongside.memberships.models import Membership
from alongside.notify.forget import forget_notices
from alongside.ownership import acting
from alongside.ownership.reach import let_go_of_owner
from alongside.portability.archive.forget import forget_author
from alongside.search.forget import forget_posts
from alongside.search.remember import purge_index
from alongside.sources.forget import forget_citations, forget_notes
from alongside.standing.forget import forget_standing
from alongside.threads.forget import begin_to_take_down, forget_reader, next_to_shred, shred_words, take_words_down


class TracesInUse(Exception):
    """Somebody was still reading; the job tries again."""


def erase_person(*, by: RecentProof, words_stay: bool) -> None:
    """Erase a person for good. No other alias is told, and no row says which aliases were theirs."""
    aliases = acting.every_alias_of(by.person_id)
    for alias in () if words_stay else aliases:
        begin_to_take_down(alias.pk)
    with writing():
        for alias in aliases:
            erase_alias(alias, words_stay=words_stay)
        _erase_account(by.person_id)
        # One job without an id for whatever was erased: a row for each alias would tell that they belong together.
        # And without a key: a finishing job that runs already may be past what is erased now.
        enqueue(finish_erasure)
    _tell_log()


def erase_alias(alias: Alias, *, words_stay: bool) -> None:
    """Erase one alias: its key and link, what it told, drafts and pictures; and its words, unless they stay."""
    if not words_stay:
        begin_to_take_down(alias.pk)
    with writing():
        if not words_stay:
            take_words_down(alias.pk, alias.community.language)
        forget_reader(alias.pk)
        forget_drafts(alias.pk)
        forget_friends(alias.pk)
        forget_standing(alias.pk)
        forget_host(alias.pk)
        forget_welcome(alias.pk)
        forget_guide(alias.pk)
        forget_notices(alias.pk)
        forget_notes(alias.pk, words_stay=words_stay)
        forget_meetups(alias.pk, words_stay=words_stay)
        forget_chats(alias.pk, words_stay=words_stay)
        forget_mail(alias.pk)
        forget_cards(alias.pk)
        forget_author(alias.pk)
        forget_all_of(alias.public_id)
        if membership := Membership.objects.filter(pk=alias.pk).first():
            forget_membership(membership)
        let_go_of_owner(alias)
        forget_alias(alias)
        destroy_key(alias_scope(alias.public_id))
        remember_erasure(alias_scope(alias.public_id), words_stay=words_stay)


@job()
def finish_erasure() -> None:
    """Tell the log beside the backups, shred the words that were taken down, then empty what deleted rows left."""
    _tell_log()
    while posts := next_to_shred():
        forget_posts(posts)
        forget_citations(posts)
        shred_words(posts)
    purge_index()
    if not empty_traces():
        raise TracesInUse


def _tell_log() -> None:
    """Write the log beside the backups. Where that fails now, the daily backup writes it from the database."""
    try:
        write_log(settings.BACKUPS)
    except OSError as error:
        logs.trouble("erasure.log", error)


def replay_erasures() -> int:
    """Erase again everybody whom the erasure log names and a restored backup brought back; returns how many."""
    log = dict(Erasure.objects.values_list("fingerprint", "words_stay"))
    again = 0
    for alias in Alias.objects.select_related("community").iterator():
        choice = log.get(fingerprint_of(alias_scope(alias.public_id)))
        if choice is not None and alias.state != State.FORMER:
            erase_alias(alias, words_stay=choice)
            again += 1
    for person_id in list(Person.objects.values_list("pk", flat=True)):
        if fingerprint_of(person_scope(person_id)) in log:
            _erase_account(PersonId(person_id))
            again += 1
    while posts := next_to_shred():
        forget_posts(posts)
        forget_citations(posts)
        shred_words(posts)
    purge_index()
    return again


def _erase_account(person_id: PersonId) -> None:
    with writing():
        forget_account(person_id)
        remember_erasure(person_scope(person_id))
