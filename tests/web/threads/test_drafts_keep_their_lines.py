"""What somebody typed comes back as they typed it."""

from alongside.drafts.keep import keep
from tests.web.as_person import client_of
from tests.world import World


def test_a_draft_comes_back_with_its_blank_lines_and_indents(world: World) -> None:
    thread = world.thread()
    keep(f"thread {thread.public_id}", {"text": "First.\n\n    an indent, 100 %\n\n\nLast."}, by=world.ben)
    page = client_of(world.people["ben"]).get(f"/t/{thread.public_id}/").content.decode()
    assert "First.\n\n    an indent, 100 %\n\n\nLast." in page
