"""Threads: conversations of a community. The first post starts one; posts are numbered and never renumbered.

What is said here can be changed and taken back by its author, and is read by members alone unless the community
was open to everyone when the thread began.
"""
