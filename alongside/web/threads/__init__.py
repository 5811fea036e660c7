"""Threads on the web: reading, writing, and what one can do with a post."""
