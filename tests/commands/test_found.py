"""An installation's first community is founded from the command line, by somebody who then signs in like all others."""

import re

import pytest

from alongside.accounts.models import Person
from alongside.accounts.phrases import prove_phrase
from alongside.cli import main
from alongside.communities.models import Community
from alongside.memberships.models import Membership, Role

pytestmark = pytest.mark.django_db


def found(*words):
    return main(["found", *words])


def test_the_first_community_has_a_founder_who_can_sign_in(capsys):
    assert found("Kidney Kitchen", "--as", "Heron", "--yes") == 0
    said = capsys.readouterr().out
    community = Community.objects.get(name="Kidney Kitchen")
    assert f"/c/{community.public_id}/" in said
    assert not community.is_listed
    membership = Membership.objects.get(community=community)
    assert (membership.role, membership.alias.name) == (Role.FOUNDER, "Heron")
    phrase = re.search(r"^  ([a-z ]+)$", said, re.M)[1]
    assert len(phrase.split()) == 12
    assert prove_phrase(phrase, visitor="founder") == Person.objects.get().pk


def test_who_does_not_agree_founds_nothing(capsys):
    assert found("Kidney Kitchen", "--as", "Heron") == 1
    assert "nothing was founded" in capsys.readouterr().err
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "words", [("x" * 81, "--as", "Heron"), (" ", "--as", "Heron"), ("Kitchen", "--as", "Heron", "--language", "tlh")]
)
def test_what_has_no_room_is_refused_in_words(words, capsys):
    assert found(*words, "--yes") == 2
    assert "Please give a name" in capsys.readouterr().err
    assert not Community.objects.exists()


def test_a_name_that_misleads_founds_nothing_and_leaves_no_account(capsys):
    assert found("Kidney Kitchen", "--as", "Host", "--yes") == 1
    assert "Nothing was founded" in capsys.readouterr().err
    assert Person.objects.count() == Community.objects.count()
