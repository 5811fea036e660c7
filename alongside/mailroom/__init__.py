"""The mailroom: what came by mail and what goes out by it, as rows that survive a crash.

It keeps which address means what, every mail until it is done with, who is still to get which post, and what didn't
get through. It reads and sends nothing itself: the mail door does, and pages show what stands here.
"""
