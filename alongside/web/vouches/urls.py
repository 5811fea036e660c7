"""Paths of vouches, below the friendship that they are about."""

from django.urls import path

from alongside.web.vouches import say

urlpatterns = [
    path("f/<str:friendship_id>/vouch/", say.vouch_page, name="vouch"),
    path("f/<str:friendship_id>/vouch/take-back/", say.take_back, name="withdraw-vouch"),
    path("f/<str:friendship_id>/met/show/", say.meeting, {"how": "show"}, name="show-meeting"),
    path("f/<str:friendship_id>/met/hide/", say.meeting, {"how": "hide"}, name="hide-meeting"),
    path("f/<str:friendship_id>/met/take-back/", say.meeting, {"how": "take-back"}, name="take-meeting-back"),
]
