"""Paths of old mails."""

from django.urls import path

from alongside.web.old_mails import claim

urlpatterns = [
    path("c/<str:community_id>/old-mails/", claim.which_address, name="old-mails"),
    path("c/<str:community_id>/old-mails/code/", claim.what_becomes, name="old-mails-code"),
]
