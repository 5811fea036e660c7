"""Paths of notes beside posts."""

from django.urls import path

from alongside.web.sources import deciding, notes

urlpatterns = [
    path("p/<str:post_id>/source/", notes.propose, name="propose-note"),
    path("p/<str:post_id>/notes/", notes.beside, name="notes"),
    path("n/<str:note_id>/decide/", deciding.decide, name="decide-note"),
    path("n/<str:note_id>/answer/", notes.answer, name="answer-note"),
    path("n/<str:note_id>/take-back/", notes.take_back, name="take-note-back"),
]
