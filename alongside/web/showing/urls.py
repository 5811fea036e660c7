"""Paths of what friends show each other."""

from django.urls import path

from alongside.web.showing import show, shown

urlpatterns = [
    path("f/<str:friendship_id>/show/", show.show, name="show-friend"),
    path("f/<str:friendship_id>/shown/<str:truth>/take-back/", shown.take_it_back, name="take-shown-back"),
    path("f/<str:friendship_id>/face/", shown.face, name="friend-face"),
    path("c/<str:community_id>/shown/", shown.mine, name="shown-to-friends"),
]
