"""Pages of threads: what stands on them, and for whom."""


from tests.web.threads.browsing import browse
from tests.world import World


def test_a_member_reads_answers_and_is_led_to_the_new_words(world: World):
    thread = world.thread()
    world.answer(thread, "Bring a warm jumper, @Heron.")
    ben = browse(world, "ben")
    page = ben.get(f"/t/{thread.public_id}/")
    assert "Tomorrow is my scan." in page
    assert 'Bring a warm jumper, @<a href' in page or "Bring a warm jumper, <a href" in page
    answer = ben.post(f"/t/{thread.public_id}/answer/", text="I'm with you")
    assert answer.status_code == 303
    assert "I&#x27;m with you" in ben.get(answer["Location"]) or "I'm with you" in ben.get(answer["Location"])
