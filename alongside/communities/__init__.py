"""Communities: a group with a purpose, a doorway and guidelines.

A community is never shown to a stranger beyond its doorway, and its doorway is listed only if its founders choose.
"""
