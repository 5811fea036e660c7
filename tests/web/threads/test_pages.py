"""Pages of threads: what stands on them, and for whom."""

import re

import pytest

from alongside.aliases.models import Alias
from alongside.communities.found import change
from alongside.core.jobs import run_until_empty
from alongside.standing.distance import block, mute
from alongside.threads.models import Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.threads.withdraw import withdraw
from alongside.threads.withhold import remove
from tests.web.threads.browsing import browse
from tests.world import World


@pytest.fixture
def post(world: World) -> Post:
    """What Ada said first, with an answer of Ben's below."""
    first = world.post()
    world.answer(first.thread, "Bring a warm jumper, @Heron.")
    return first


def alias_of(world: World, name: str) -> Alias:
    return Alias.objects.get(pk=world.viewer(name).member_id)


def path(post: Post) -> str:
    return f"/t/{post.thread.public_id}/"


def test_a_member_reads_answers_and_is_led_to_the_new_words(world: World, post: Post):
    ben = browse(world, "ben")
    page = ben.get(path(post))
    assert "Tomorrow is my scan." in page
    assert re.search(r'@?<a href="/a/\w+/">Heron</a>\.', page)
    answer = ben.post(f"{path(post)}answer/", text="I am with you")
    assert answer.status_code == 303
    assert "I am with you" in ben.get(answer["Location"])
    assert answer["Location"].endswith("#post-" + Post.objects.latest("pk").public_id)


def test_the_same_form_sent_twice_says_it_once(world: World, post: Post):
    ben = browse(world, "ben")
    for _time in range(2):
        ben.post(f"{path(post)}answer/", text="Only once", once="k" * 26)
    assert Post.objects.filter(source="Only once").count() == 1


def test_empty_words_come_back_with_a_reason(world: World, post: Post):
    answer = browse(world, "ben").post(f"{path(post)}answer/", text="  ", kind="asking")
    assert answer.status_code == 422
    assert "There are no words yet" in answer.content.decode()


def test_strangers_read_nothing_of_members_threads(world: World, post: Post):
    page = browse(world).get(path(post), 404)
    assert "scan" not in page
    otto, never = browse(world, "otto"), "/t/" + "a" * 26 + "/"
    assert otto.get(path(post), 404).replace(path(post), never) == otto.get(never, 404)


def test_strangers_read_what_is_open_in_weeks_without_names_that_lead_anywhere(world: World):
    change(world.kitchen, is_open=True)
    post = start(world.kitchen, by=world.ada, title="Open", words=Words("Hello all"))
    page = browse(world).get(path(post))
    assert "Hello all" in page
    assert "this week" in page
    assert "<time" not in page
    assert f'/a/{world.ada.alias}/"' not in page
    assert "csrfmiddlewaretoken" not in page


def test_withdrawn_words_leave_a_plain_line_from_the_next_answer_on(world: World, post: Post):
    ben = browse(world, "ben")
    assert "Tomorrow is my scan." in ben.get(path(post))
    withdraw(post, by=world.ada)
    page = ben.get(path(post))
    assert "Tomorrow is my scan." not in page
    assert "Heron took these words back." in page
    assert "Put them back" in browse(world, "ada").get(path(post))
    assert "Put them back" not in page


def test_removed_words_leave_a_plain_line_from_the_next_answer_on(world: World, post: Post):
    nora = browse(world, "nora")
    nora.get(path(post))
    remove(post)
    page = nora.get(path(post))
    assert "Tomorrow is my scan." not in page
    assert "The hosts took these words out." in page


def test_a_blocked_authors_words_vanish_for_the_blocker_alone(world: World, post: Post):
    nora, mia = browse(world, "nora"), browse(world, "mia")
    assert "jumper" in nora.get(path(post))
    block(alias_of(world, "ben"), by=world.nora)
    assert "jumper" not in nora.get(path(post))
    assert "jumper" in mia.get(path(post))


def test_a_muted_authors_words_are_folded_for_the_muter_alone(world: World, post: Post):
    mute(alias_of(world, "ben"), by=world.nora)
    assert "Lily, whose words you keep folded" in browse(world, "nora").get(path(post))
    assert "whose words you keep folded" not in browse(world, "mia").get(path(post))


def test_earlier_words_vanish_with_their_source_and_for_who_blocked_its_author(world: World, post: Post):
    quoting = reply(post.thread, by=world.mia, words=Words(f"> @post:{post.public_id}\n\nYes."))
    ben, nora = browse(world, "ben"), browse(world, "nora")
    assert "Heron&#39;s earlier words" in ben.get(path(quoting)) or "Heron's earlier words" in ben.get(path(quoting))
    block(alias_of(world, "ada"), by=world.nora)
    assert "Tomorrow is my scan." not in nora.get(path(post))
    withdraw(post, by=world.ada)
    assert "earlier words" not in ben.get(path(quoting))


def test_a_quote_in_another_thread_vanishes_too(world: World, post: Post):
    elsewhere = start(world.kitchen, by=world.mia, title="Else", words=Words(f"> @post:{post.public_id}\n\nSo true."))
    ben = browse(world, "ben")
    assert "Tomorrow is my scan." in ben.get(path(elsewhere))
    withdraw(post, by=world.ada)
    assert "Tomorrow is my scan." not in ben.get(path(elsewhere))


def test_the_author_reads_in_a_sentence_who_is_there_and_nobody_else_does(world: World, post: Post):
    ben = browse(world, "ben")
    answer = ben.post(f"/p/{post.public_id}/presence/", sign="here")
    assert answer.status_code == 303
    assert "Here for you: Lily." in browse(world, "ada").get(path(post))
    assert "Here for you" not in ben.get(path(post))
    assert 'value="here" aria-pressed="true"' in ben.get(path(post))
    ben.post(f"/p/{post.public_id}/presence/", sign="here")
    assert "Here for you" not in browse(world, "ada").get(path(post))


def test_a_thin_line_marks_where_one_left_off(world: World, post: Post):
    nora = browse(world, "nora")
    nora.get(path(post))
    world.answer(post.thread, "One more thing.")
    page = nora.get(path(post))
    assert page.index("jumper") < page.index("you read up to here") < page.index("One more thing.")
    assert "you read up to here" not in nora.get(path(post))


def test_a_content_note_stands_before_the_words_and_hidden_ones_stay_folded(world: World):
    post = start(world.kitchen, by=world.ada, title="Hard", words=Words("He died.", notes=("death",)))
    nora = browse(world, "nora")
    assert "This speaks of: death" in nora.get(path(post))
    nora.post(f"/a/{world.nora.alias}/reading/", notes="death")
    assert "You asked not to meet this without warning: death" in nora.get(path(post))
    assert "He died" not in nora.get(f"/c/{world.kitchen.public_id}/")


def test_the_address_of_a_post_stays_when_it_moves(world: World, post: Post):
    other = world.thread("Other", by="mia")
    mia = browse(world, "mia")
    answer = mia.post(f"/p/{post.public_id}/move/", to=f"/t/{other.public_id}/", because="It fits there.")
    assert answer.status_code == 303
    leads = browse(world, "nora").client.get(f"/p/{post.public_id}/")
    assert leads["Location"] == f"/t/{other.public_id}/#post-{post.public_id}"


def test_only_the_author_changes_words_and_others_see_only_that_they_changed(world: World, post: Post):
    ada, ben = browse(world, "ada"), browse(world, "ben")
    ben.get(f"/p/{post.public_id}/edit/", 404)
    assert "Tomorrow is my scan." in ada.get(f"/p/{post.public_id}/edit/")
    ada.post(f"/p/{post.public_id}/edit/", text="On Monday is my scan.")
    page = ben.get(path(post))
    assert "On Monday is my scan." in page
    assert "changed" in page
    assert "Tomorrow is my scan." in ada.get(f"/p/{post.public_id}/earlier/")
    ben.get(f"/p/{post.public_id}/earlier/", 404)
    ada.post(f"/p/{post.public_id}/earlier/")
    assert "Tomorrow is my scan." not in ada.get(f"/p/{post.public_id}/earlier/")


def test_a_preview_is_the_real_post_and_shares_nothing(world: World, post: Post):
    before = Post.objects.count()
    answer = browse(world, "ben").post(f"{path(post)}answer/", text="So *it* will look", look="1")
    assert "So <em>it</em> will look" in answer.content.decode()
    assert Post.objects.count() == before


def test_ones_own_number_is_asked_about_once_and_then_shared(world: World, post: Post):
    ben, words = browse(world, "ben"), "Call me: +49 170 1234567"
    asked = ben.post(f"{path(post)}answer/", text=words).content.decode()
    assert "phone number" in asked
    assert words in asked
    assert ben.post(f"{path(post)}answer/", text=words, sure="1").status_code == 303


def test_earlier_words_chosen_beside_an_answer_stand_above_it_and_apart_when_it_is_changed(world: World, post: Post):
    ben = browse(world, "ben")
    assert f'name="quote" value="{post.public_id}" checked' in ben.get(f"{path(post)}answer/?quote={post.public_id}")
    ben.post(f"{path(post)}answer/", text="So true", quote=post.public_id, answers=post.public_id)
    said = Post.objects.latest("pk")
    assert said.source == f"> @post:{post.public_id}\n\nSo true"
    changing = ben.get(f"/p/{said.public_id}/edit/")
    assert "@post:" not in changing
    ben.post(f"/p/{said.public_id}/edit/", text="Not so true")
    assert Post.objects.get(pk=said.pk).source == "Not so true"


def test_a_draft_is_kept_given_back_and_forgotten_when_it_is_said(world: World, post: Post):
    ben = browse(world, "ben")
    place = f"/drafts/thread/{post.thread.public_id}/"
    assert ben.post(place, text="I wanted to say", quiet="1").status_code == 204
    assert "I wanted to say" in ben.get(path(post))
    assert "I wanted to say" not in browse(world, "nora").get(path(post))
    assert "I wanted to say" in ben.get(f"/c/{world.kitchen.public_id}/drafts/")
    ben.post(f"{path(post)}answer/", text="I wanted to say it")
    assert "I wanted to say</textarea>" not in ben.get(path(post))


def test_a_locked_thread_takes_no_answer_but_keeps_the_words(world: World, post: Post):
    browse(world, "mia").post(f"{path(post)}close/", because="Let us rest tonight.")
    ben = browse(world, "ben")
    assert "Let us rest tonight." in ben.get(path(post))
    answer = ben.post(f"{path(post)}answer/", text="But I must say")
    assert answer.status_code == 422
    assert "But I must say" in answer.content.decode()


def test_members_who_are_no_hosts_close_and_move_nothing(world: World, post: Post):
    ben = browse(world, "ben")
    assert ben.post(f"{path(post)}close/", because="Hm").status_code == 404
    assert ben.post(f"{path(post)}top/").status_code == 404
    assert ben.post(f"/p/{post.public_id}/move/", title="New", because="Hm").status_code == 404


def test_a_muted_thread_leaves_the_communitys_page_of_that_member_alone(world: World, post: Post):
    nora, home = browse(world, "nora"), f"/c/{world.kitchen.public_id}/"
    assert "Scan days" in nora.get(home)
    nora.post(f"{path(post)}mute/")
    assert "Scan days" not in nora.get(home)
    assert "Scan days" in browse(world, "mia").get(home)


def test_on_a_bad_day_too_the_author_reads_who_is_there(world: World, post: Post):
    last = world.answer(post.thread, "Still awake.", by="ada")
    browse(world, "ben").post(f"/p/{last.public_id}/presence/", sign="here")
    ada = browse(world, "ada")
    ada.client.cookies["look"] = ".bad-day"
    page = ada.get(path(post))
    assert "Still awake." in page
    assert "Here for you: Lily." in page


def test_on_a_bad_day_one_post_stands_alone(world: World, post: Post):
    nora = browse(world, "nora")
    nora.client.cookies["look"] = ".bad-day"
    first = nora.get(path(post))
    assert "Tomorrow is my scan." in first
    assert "jumper" not in first
    second = nora.get(f"{path(post)}?at=2")
    assert "jumper" in second
    assert "That's enough" in second or "That&#39;s enough" in second


def test_today_tells_of_an_answer_until_it_was_read(world: World, post: Post):
    run_until_empty()
    ada = browse(world, "ada")
    today = ada.get("/today/")
    assert "Lily answered you in “Scan days”" in today
    assert "Heron" not in today
    assert "Willow" not in today
    ada.get(path(post))
    assert "Lily answered you" not in ada.get("/today/")


def test_today_tells_nothing_of_those_one_keeps_away(world: World, post: Post):
    block(alias_of(world, "ben"), by=world.ada)
    run_until_empty()
    assert "Lily" not in browse(world, "ada").get("/today/")


def test_somebody_waiting_is_shown_to_those_alone_who_offered_to_welcome(world: World):
    world.thread("Hello, I am new", by="nora")
    ben = browse(world, "ben")
    assert "waits for a first answer" not in ben.get("/today/")
    ben.post(f"/a/{world.ben.alias}/welcome/", begins="8", ends="22")
    run_until_empty()
    assert "Fern waits for a first answer: “Hello, I am new”" in ben.get("/today/")


def test_after_a_rest_nothing_is_overdue(world: World):
    ada = browse(world, "ada")
    ada.post("/today/rest/", lasts="week")
    assert "You are resting" in ada.get("/today/")
    back = ada.post("/today/rest/")
    page = ada.get(back.headers["Location"])
    assert "You are resting" not in page
    assert "Nothing is overdue." in page
    assert "Nothing is overdue." not in ada.get("/today/")
