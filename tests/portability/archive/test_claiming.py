"""Those who wrote an archive can make their mails their own, or take them back."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alongside.accounts.addresses import ProvenAddress
from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.portability.claim_archive import NothingWritten, claim_archive, withdraw_archive
from alongside.portability.models import ArchiveAuthor
from alongside.threads.models import Post
from tests.portability.archive.test_moving_in import TROUBLED, take_in

if TYPE_CHECKING:
    from tests.world import World

ANN, BEN = ProvenAddress("Ann@Example.org"), ProvenAddress("ben@example.org")


@pytest.fixture
def moved_in(world: "World", tmp_path: Path) -> "World":
    path = tmp_path / "list.mbox"
    path.write_text(TROUBLED)
    take_in(world, path)
    return world


def test_a_member_claims_what_they_wrote_by_proving_the_address(moved_in: "World"):
    neutral = Post.objects.get(source__contains="Tomorrow is my scan").author
    assert claim_archive(ANN, by=moved_in.nora) == 1
    post = Post.objects.get(source__contains="Tomorrow is my scan")
    assert post.author_id == moved_in.nora.alias_id == post.thread.started_by_id
    assert Alias.objects.get(pk=neutral.pk).name == ""
    assert not ArchiveAuthor.objects.filter(alias=neutral).exists()


def test_a_stranger_claims_nothing_and_nobody_claims_twice_or_elsewhere(moved_in: "World"):
    with pytest.raises(NotFound):
        claim_archive(ANN, by=moved_in.nobody)
    with pytest.raises(NothingWritten):
        claim_archive(ANN, by=moved_in.viewer("otto", moved_in.garden))
    claim_archive(ANN, by=moved_in.nora)
    with pytest.raises(NothingWritten):
        claim_archive(ANN, by=moved_in.ben)
    with pytest.raises(NothingWritten):
        claim_archive(ProvenAddress("other@example.org"), by=moved_in.ben)


@pytest.mark.django_db(transaction=True)  # the job empties what the database keeps of deleted rows
def test_taking_back_needs_no_membership_and_takes_the_copies_in_answers_too(moved_in: "World", tmp_path: Path):
    assert withdraw_archive(ANN, moved_in.kitchen) == 1
    run_until_empty()
    words = " ".join(f"{post.source} {post.html} {post.folded}" for post in Post.objects.all())
    assert "Tomorrow is my scan" not in words
    assert "wünsche" in words
    with pytest.raises(NothingWritten):
        withdraw_archive(ANN, moved_in.kitchen)


@pytest.mark.django_db(transaction=True)  # the job empties what the database keeps of deleted rows
def test_what_was_taken_back_does_not_come_in_again(moved_in: "World", tmp_path: Path):
    withdraw_archive(ANN, moved_in.kitchen)
    run_until_empty()
    assert take_in(moved_in, tmp_path / "list.mbox").taken == 0
    assert not Post.objects.filter(source__contains="Tomorrow is my scan").exists()
