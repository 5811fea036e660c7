"""Paths of the welcome."""

from django.urls import path

from alongside.web.threads import first_words
from alongside.web.welcome import offering, roster, waiting

urlpatterns = [
    path("c/<str:community_id>/who-waits/", waiting.who_waits, name="who-waits"),
    path("c/<str:community_id>/roster/", roster.roster, name="roster"),
    path("p/<str:post_id>/not-now/", waiting.pass_on, name="not-now"),
    path("p/<str:post_id>/shared/", first_words.shared, name="shared"),
    path("a/<str:alias_id>/welcome/", offering.offering, name="offer-welcome"),
]
