"""Paths of aliases."""

from django.urls import path

from alongside.web.aliases import face, picture

urlpatterns = [
    path("a/<str:alias_id>/", face.alias_page, name="alias"),
    path("a/<str:alias_id>/picture/<str:version>", picture.picture, name="alias-picture"),
    path("a/<str:alias_id>/block/", face.keep_away, {"how": "block"}, name="block"),
    path("a/<str:alias_id>/mute/", face.keep_away, {"how": "mute"}, name="mute"),
    path("a/<str:alias_id>/closer/", face.keep_away, {"how": "closer"}, name="come-closer"),
]
