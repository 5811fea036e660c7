"""Paths of what comes by mail."""

from django.urls import path

from alongside.mailroom.links import STOP
from alongside.web.by_mail import choosing, stopping

urlpatterns = [
    path("c/<str:community_id>/mail/", choosing.choice, name="mail-choice"),
    path("c/<str:community_id>/mail/pause/", choosing.pause, name="pause-mail"),
    path("c/<str:community_id>/mail/undo/", choosing.undo, name="undo-mail-stop"),
    path("c/<str:community_id>/mail/again/", choosing.again, name="mail-again"),
    path(STOP, stopping.stop, name="stop-mail"),
]
