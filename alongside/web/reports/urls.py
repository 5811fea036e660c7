"""The path of a report out of a private conversation."""

from django.urls import path

from alongside.web.reports import worrying

urlpatterns = [path("f/<str:friendship_id>/worry/", worrying.worry_about_friend, name="worry-friend")]
