"""Paths of news."""

from django.urls import path

from alongside.web.news import choosing, resting

urlpatterns = [
    path("c/<str:community_id>/news/", choosing.news, name="news"),
    path("c/<str:community_id>/news/pause/", resting.pause, name="pause-mail"),
    path("c/<str:community_id>/news/undo/", resting.undo, name="undo-mail-stop"),
    path("c/<str:community_id>/news/again/", resting.again, name="mail-again"),
]
