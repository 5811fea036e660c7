"""Paths of today, of one's communities, and of writing."""

from django.urls import path

from alongside.web.today import today

urlpatterns = [
    path("today/", today.today, name="today"),
    path("today/rest/", today.rest, name="rest"),
    path("communities/", today.communities, name="communities"),
    path("write/", today.write, name="write"),
]
