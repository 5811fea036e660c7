"""Notify: who wants to hear of what. Everything that tells somebody something passes here once."""
