"""Paths of aliases."""

from django.urls import path

from alongside.web.aliases import face, known, leaving, own, picture

urlpatterns = [
    path("a/<str:alias_id>/", face.alias_page, name="alias"),
    path("a/<str:alias_id>/picture/<str:version>", picture.picture, name="alias-picture"),
    path("a/<str:alias_id>/block/", face.keep_away, {"how": "block"}, name="block"),
    path("a/<str:alias_id>/mute/", face.keep_away, {"how": "mute"}, name="mute"),
    path("a/<str:alias_id>/closer/", face.keep_away, {"how": "closer"}, name="come-closer"),
    path("a/<str:alias_id>/known/", known.known, {"is_known": True}, name="say-known"),
    path("a/<str:alias_id>/not-known/", known.known, {"is_known": False}, name="take-known-back"),
    path("a/<str:alias_id>/edit/", own.change, name="change-alias"),
    path("a/<str:alias_id>/name/", own.name, name="change-name"),
    path("a/<str:alias_id>/draw/", own.draw_anew, name="draw-anew"),
    path("a/<str:alias_id>/photo/", own.photo, name="own-photo"),
    path("a/<str:alias_id>/reading/", own.reading, name="own-reading"),
    path("a/<str:alias_id>/leave/", leaving.leave, name="leave-community"),
]
