"""Paths of the handshake; the words that lead to one stand in no path."""

from django.urls import path

from alongside.web.handshake import pages, steps

urlpatterns = [
    path("c/<str:community_id>/handshake/", pages.handshake, name="handshake"),
    path("c/<str:community_id>/handshake/step/", pages.step, name="handshake-step"),
    path("c/<str:community_id>/handshake/scanned/<str:code>/", pages.scanned, name="handshake-scanned"),
    path("c/<str:community_id>/handshake/begin/", steps.begin_one, name="begin-handshake"),
    path("c/<str:community_id>/handshake/join/", steps.join_one, name="join-handshake"),
    path("c/<str:community_id>/handshake/heard/", steps.hear_back, name="hear-handshake"),
    path("c/<str:community_id>/handshake/answer/", steps.answer, name="answer-handshake"),
]
