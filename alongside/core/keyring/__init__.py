"""The keyring holds every key that seals something, wrapped by a root key that lies outside the database.

Destroying a row makes everything sealed under it unreadable for good; that is how erasure works.
The table is left out of content backups and kept for 7 days in backups of its own.
"""
