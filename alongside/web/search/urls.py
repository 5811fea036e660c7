"""Paths of the search."""

from django.urls import path

from alongside.web.search import find

urlpatterns = [path("c/<str:community_id>/search/", find.search, name="search")]
