"""A thread on a bad day: one post at a time, with "next", "where was I?" and "that's enough"."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.fragments.patterns import as_made
from alongside.fragments.posts import shown_posts, stored_posts
from alongside.memberships.viewer import Viewer
from alongside.notify.see import see
from alongside.threads.follow import read_to
from alongside.threads.models import Thread
from alongside.threads.page import PAGE, ReaderState, read_state
from alongside.web.threads.place import number_asked


def show(request: HttpRequest, thread: Thread, viewer: Viewer) -> HttpResponse:
    """The post asked for, or the first that is new to this member."""
    wanted = number_asked(request, "at")
    state = read_state(thread, viewer, wanted, wanted)
    if not wanted:
        wanted = min(state.read_to + 1, thread.last_number)
        state = read_state(thread, viewer, wanted, wanted)
    number, html = _from(thread, viewer, state, wanted)
    base = f"/t/{thread.public_id}/?at="
    # Who has read on is led to where they were; at that place, to the words before.
    before = state.read_to if 0 < state.read_to != number else number - 1
    context = {
        "thread": thread, "viewer": viewer, "post": as_made(html), "number": number,
        "next_url": f"{base}{number + 1}" if number and number < thread.last_number else "",
        "back_url": f"{base}{before}" if before else "",
    }  # fmt: skip
    response = render(request, "threads/one.html", context)
    if number > state.read_to:
        read_to(thread, number, by=viewer)
        see(thread, number, by=viewer)
    return response


def _from(thread: Thread, viewer: Viewer, state: ReaderState, wanted: int) -> tuple[int, str]:
    """The first post from this number on that this reader meets: its number and HTML; (0, "") after the last."""
    for first in range((wanted - 1) // PAGE * PAGE + 1, thread.last_number + 1, PAGE):
        for row, html in shown_posts(stored_posts(thread, viewer, first, first + PAGE - 1), state, viewer):
            if row.number >= wanted:
                return row.number, html
    return 0, ""
