"""The directory: communities and organisations, here and elsewhere, kept by guides and shared as one open file."""

from alongside.guide.directory.listing import described, listed

__all__ = ["described", "listed"]
