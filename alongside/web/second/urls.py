"""Paths of the outside second."""

from django.urls import path

from alongside.web.second import answering

urlpatterns = [path("second/", answering.second, name="second")]
