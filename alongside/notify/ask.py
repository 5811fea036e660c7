"""Telling somebody that they were asked whether they would like to answer: on Today, and by mail if they said so."""

from alongside.accounts.rest import resting
from alongside.core.jobs import Job, enqueue, job
from alongside.core.writing import writing
from alongside.hosting.welcome.nudge import find_open_nudge, pass_quietly
from alongside.ownership.reach import people_behind

_mailed_by: list[Job] = []


def nudges_mailed_by(job: Job) -> None:
    """Let this job mail a nudge to whoever wants it so; for wiring alone."""
    _mailed_by[:] = [job]


@job()
def tell_of_nudge(nudge: int) -> None:
    """Leave word for the mail; in the place of somebody who rests, the next is asked at once. Today reads the row."""
    found = find_open_nudge(nudge)
    if found is None:
        return
    with writing():
        if resting(people_behind([found.alias_id]).values()):
            pass_quietly(found)
        elif _mailed_by:
            enqueue(_mailed_by[0], key=f"{_mailed_by[0].name} {nudge}", nudge=nudge)
