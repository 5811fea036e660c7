"""Paths of the whole site."""

from django.urls import path

from alongside.web.site import app_files, front

urlpatterns = [
    path("", front.front, name="front"),
    path("help/", front.help_now, name="help"),
    path("privacy/", front.privacy, name="privacy"),
    path("worker.js", app_files.worker, name="worker"),
    path("app.webmanifest", app_files.webmanifest, name="webmanifest"),
    path("offline/", app_files.offline, name="offline"),
    path("leave/", app_files.leave, name="leave"),
    path("leave/explained/", app_files.leaving_explained, name="leaving-explained"),
]
