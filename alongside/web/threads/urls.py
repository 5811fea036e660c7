"""Paths of threads and posts."""

from django.urls import path

from alongside.web.threads import read, write

urlpatterns = [
    path("t/<str:thread_id>/", read.thread, name="thread"),
    path("t/<str:thread_id>/answer/", write.answer, name="answer"),
    path("c/<str:community_id>/write/", write.new_thread, name="new-thread"),
    path("p/<str:post_id>/", read.post, name="post"),
]
