"""Paths of the outbox."""

from django.urls import path

from alongside.web.outbox import pages, write

urlpatterns = [
    path("outbox/", pages.outbox, name="outbox"),
    path("outbox/write/", write.write, name="outbox-write"),
    path("outbox/sent/", write.sent, name="outbox-sent"),
    path("outbox/<str:mail_id>/", pages.rendered, name="outbox-mail"),
    path("outbox/<str:mail_id>/source/", pages.source, name="outbox-source"),
    path("outbox/<str:mail_id>/headers/", pages.headers, name="outbox-headers"),
    path("outbox/<str:mail_id>/letter/", pages.letter, name="outbox-letter"),
    path("outbox/<str:mail_id>/answer/", write.answer, name="outbox-answer"),
]
