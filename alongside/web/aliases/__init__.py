"""Aliases on the web: their pages, pictures, and what one tells of oneself."""
