"""Paths of the links in mails."""

from django.urls import path

from alongside.mailroom.links import STOP
from alongside.web.by_mail import moved, stopping

urlpatterns = [
    path("c/<str:community_id>/mail/", moved.moved, name="mail-choice"),
    path(STOP, stopping.stop, name="stop-mail"),
]
