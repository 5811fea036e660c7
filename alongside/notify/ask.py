"""Telling somebody that they were asked whether they would like to answer: on Today, and by mail if they said so."""

from alongside.accounts.rest import resting
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.hosting.welcome.nudge import find_open_nudge, pass_quietly
from alongside.notify.ways import News, hand_on
from alongside.ownership.reach import people_behind


@job()
def tell_of_nudge(nudge: int) -> None:
    """Leave word for every way; in the place of somebody who rests, the next is asked at once. Today reads the row."""
    found = find_open_nudge(nudge)
    if found is None:
        return
    with writing():
        if resting(people_behind([found.alias_id]).values()):
            pass_quietly(found)
        else:
            hand_on(News.NUDGE, str(nudge), nudge=nudge)
