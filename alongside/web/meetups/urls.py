"""Paths of meet-ups."""

from django.urls import path

from alongside.web.meetups import coming, hosting, planning, reading

urlpatterns = [
    path("c/<str:community_id>/meet-ups/", reading.every, name="meetups"),
    path("c/<str:community_id>/meet-ups/new/", planning.new, name="plan-meetup"),
    path("m/<str:meetup_id>/", reading.one, name="meetup"),
    path("m/<str:meetup_id>/calendar.ics", reading.calendar, name="meetup-calendar"),
    path("m/<str:meetup_id>/change/", planning.change_it, name="change-meetup"),
    path("m/<str:meetup_id>/call-off/", planning.call_it_off, name="call-off-meetup"),
    path("m/<str:meetup_id>/after-all/", planning.after_all, name="meetup-after-all"),
    path("m/<str:meetup_id>/come/", coming.say, name="come-to-meetup"),
    path("m/<str:meetup_id>/not-coming/", coming.take_back, name="not-coming"),
    path("m/<str:meetup_id>/take-out/", hosting.take_out, name="remove-meetup"),
]
