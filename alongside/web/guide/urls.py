"""Paths of the directory; what somebody looks for stands in none of them."""

from django.urls import path

from alongside.web.guide import browse, entry, here, keep, suggest

urlpatterns = [
    path("guide/", browse.guide, name="guide"),
    path("guide/directory.json", browse.file, name="guide-file"),
    path("guide/suggest/", suggest.suggest, name="suggest-entry"),
    path("guide/keep/", keep.keep, name="keep-guide"),
    path("guide/keep/remarks/<str:remark_id>/done/", keep.done, name="done-with-remark"),
    path("e/<str:entry_id>/", entry.entry, name="entry"),
    path("e/<str:entry_id>/not-right/", suggest.not_right, name="entry-not-right"),
    path("e/<str:entry_id>/keep/", keep.keep_entry, name="keep-entry"),
    path("e/<str:entry_id>/keep/do/", keep.act, name="do-with-entry"),
    path("c/<str:community_id>/in-the-guide/", here.in_the_guide, name="in-the-guide"),
]
