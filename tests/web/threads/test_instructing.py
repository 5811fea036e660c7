"""Words that tell others what to do: hinted at once, shared all the same; and where asking for money is welcome."""

from alongside.communities.found import change
from alongside.threads.models import Post
from tests.web.threads.browsing import browse
from tests.world import World

TELLS = "You should stop taking your prednisone."
HINT = "Say what happened to you; suggest asking the care team."


def test_words_that_instruct_are_hinted_at_once_and_then_shared(world: World):
    post, ben = world.post(), browse(world, "ben")
    path = f"/t/{post.thread.public_id}/answer/"
    before = Post.objects.count()
    hinted = ben.post(path, text=TELLS).content.decode()
    assert HINT in hinted
    assert TELLS in hinted
    assert 'name="sure" value="1"' in hinted
    assert Post.objects.count() == before
    assert ben.post(path, text=TELLS, sure="1").status_code == 303
    assert Post.objects.count() == before + 1


def test_words_about_oneself_are_shared_at_once(world: World):
    post = world.post()
    said = browse(world, "ben").post(f"/t/{post.thread.public_id}/answer/", text="I stopped prednisone with my team.")
    assert said.status_code == 303


def test_guidelines_say_where_asking_for_money_is_welcome_if_the_founder_said_so(world: World):
    path, ben = f"/c/{world.kitchen.public_id}/guidelines/", browse(world, "ben")
    assert "Asking for help with money" not in ben.get(path)
    change(world.kitchen, money_words="In the thread “Bills”, on Mondays.")
    assert "In the thread “Bills”, on Mondays." in ben.get(path)
