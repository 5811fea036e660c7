"""Starts the core, and with it the wiring."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class CoreConfig(AppConfig):
    """Loads the wiring once every app is ready, so that events find their jobs."""

    name = "alongside.core"

    def ready(self) -> None:
        """Import the wiring by its name in the settings: the core itself knows nothing above it."""
        import_module(settings.WIRING)
