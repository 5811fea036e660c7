"""Paths of threads, posts and drafts."""

from django.urls import path

from alongside.web.threads import change, do, documents, drafts, held, lead, pictures, read, write

urlpatterns = [
    path("t/<str:thread_id>/", read.thread, name="thread"),
    path("t/<str:thread_id>/answer/", write.answer, name="answer"),
    path("t/<str:thread_id>/follow/", do.choose, {"what": "follow"}, name="follow"),
    path("t/<str:thread_id>/unfollow/", do.choose, {"what": "unfollow"}, name="unfollow"),
    path("t/<str:thread_id>/mute/", do.choose, {"what": "mute"}, name="mute-thread"),
    path("t/<str:thread_id>/close/", lead.close, name="close-thread"),
    path("t/<str:thread_id>/top/", lead.keep_on_top, name="keep-on-top"),
    path("t/<str:thread_id>/opening/", lead.opening, name="opening"),
    path("c/<str:community_id>/write/", write.new_thread, name="new-thread"),
    path("c/<str:community_id>/drafts/", drafts.all_drafts, name="drafts"),
    path("drafts/<str:kind>/<str:place_id>/", drafts.draft, name="draft"),
    path("pictures/<str:picture_id>/<str:size>", pictures.picture, name="picture"),
    path("documents/<str:document_id>", documents.document, name="document"),
    path("p/<str:post_id>/", read.post, name="post"),
    path("p/<str:post_id>/edit/", change.change, name="edit"),
    path("p/<str:post_id>/earlier/", change.earlier, name="earlier"),
    path("p/<str:post_id>/withdraw/", change.take_back, name="withdraw"),
    path("p/<str:post_id>/restore/", change.put_back, name="restore"),
    path("p/<str:post_id>/presence/", do.presence, name="presence"),
    path("p/<str:held_post_id>/held/", held.held, name="held-post"),
    path("p/<str:held_post_id>/held/edit/", held.change_held, name="change-held"),
    path("p/<str:post_id>/move/", lead.move_post, name="move-post"),
]
