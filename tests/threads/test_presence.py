"""Being there without words."""

import pytest

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import block
from alongside.threads.models import Post, Presence
from alongside.threads.page import read_state
from alongside.threads.presence import show_presence, take_presence_back
from tests.world import World


def there(post: Post, viewer: Viewer) -> list[tuple[str, str]]:
    """Who is there for this post, as this viewer's page says."""
    return read_state(post.thread, viewer, 1, 1).there.get(post.pk, [])


def test_the_author_reads_who_is_there_and_nobody_else_does(world: World):
    post = world.post()
    show_presence(post, "here", by=world.ben)
    show_presence(post, "here", by=world.ben)
    assert there(post, world.ada) == [("Lily", "here")]
    for viewer in (world.ben, world.mia, world.nobody):
        assert there(post, viewer) == []


def test_it_is_taken_back_as_quietly(world: World):
    post = world.post()
    show_presence(post, "thinking", by=world.ben)
    take_presence_back(post, "thinking", by=world.ben)
    assert not Presence.objects.exists()


def test_an_author_who_blocked_somebody_hears_nothing_of_them(world: World):
    post = world.post()
    block(Alias.objects.get(pk=world.ben.member_id), by=world.ada)
    show_presence(post, "here", by=world.ben)
    assert there(post, world.ada) == []


def test_outsiders_and_unknown_signs_show_nothing(world: World):
    post = world.post()
    for viewer, sign in ((world.nobody, "here"), (world.viewer("otto", world.garden), "here"), (world.ben, "like")):
        with pytest.raises(NotFound):
            show_presence(post, sign, by=viewer)
