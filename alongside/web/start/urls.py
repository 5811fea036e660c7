"""The path of “Where do I start?”; what somebody writes there stands in no address."""

from django.urls import path

from alongside.web.start import start

urlpatterns = [path("guide/start/", start.start_here, name="start-here")]
