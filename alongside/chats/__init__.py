"""Chats: a scheduled, hosted conversation with numbered questions, live for an hour, in the slow lane for 48.

A chat that began is held in a thread: its welcome is the first post, each question is a post of its own, and a line is
a post that answers a question's, or none (a side remark). So whatever holds for a post holds for a line: blocks,
content notes, what is weighed and held, mail, search, taking back and erasure; and when it is over, the thread goes on.
"""
