"""Paths that mail providers call: a provider, and whether it hands mail in or tells of mail it sent."""

from django.urls import path

from alongside.web.providers import webhook

urlpatterns = [
    path("providers/<str:provider>/<str:matter>/", webhook.called, name="provider"),
]
