"""Walking through the door of a community, page by page and without JavaScript."""

import re

from django.conf import settings

from alongside.accounts.page import find_signed_in

PROMISES = {"guidelines": "1", "age": "adult", "health": "1"}


def answer(visit, door, step, expected="", **sent):
    """Answer one question and see which comes next."""
    given = visit.post(f"{door}{step}/", sent)
    assert given.status_code == 303, given.text
    assert not expected or given["Location"] == f"{door}{expected}/", given["Location"]
    return given


def up_to_the_way(visit, door, name="Quiet Kestrel"):
    answer(visit, door, "name", "about", name=name)
    answer(visit, door, "about", "promises", told=["lives_with", "cares_for"])
    answer(visit, door, "promises", "mail", **PROMISES)
    answer(visit, door, "mail", "way", mail="shared")


def who_is_in(visit):
    found = find_signed_in(visit.cookies[settings.SESSION_COOKIE_NAME].value)
    return found and found.person_id


def sheet_of(page):
    words = re.findall(r"<li>([^<]+)</li>", re.search(r'<ol class="phrase".*?</ol>', page, re.S)[0])
    return words, [int(number) for number in re.findall(r'name="word-(\d+)"', page)]


def with_twelve_words(visit, door):
    assert visit.post(f"{door}way/phrase/")["Location"] == f"{door}sheet/"
    words, asked = sheet_of(visit.get(f"{door}sheet/").text)
    return words, visit.post(f"{door}sheet/", {f"word-{number}": words[number - 1] for number in asked})
