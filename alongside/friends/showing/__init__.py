"""Showing one friend something true of oneself: a name, a face, a town, a number, or who one is elsewhere.

Shown by hand to one friend at a time, sealed under the key of whoever shows it, and taken back for the future. Rows of
two friends stand side by side, so their seals are veiled, and a picture's place is named by a keyed hash.
"""
