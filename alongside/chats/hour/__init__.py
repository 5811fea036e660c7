"""The hour itself, from its beginning to the end of the slow lane: who speaks, who leads, and what is kept of it.

A clock moves it on through jobs that look for what is due and may run twice; a host may be a little quicker. Locks are
taken in one order everywhere: questions, thread, chat.
"""
