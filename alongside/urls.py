"""The root of all paths: every page belongs to the web door."""

from django.urls import include, path

urlpatterns = [path("", include("alongside.web.urls"))]
handler400 = "alongside.web.refusals.not_understood"
handler404 = "alongside.web.refusals.not_found"
handler500 = "alongside.web.refusals.broken"
