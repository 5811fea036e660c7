"""Live updates: whoever has a thread or a chat open gets what is said there, as the page would show it.

One stream a member and page, of server-sent events. A stream promises that nothing is missed and nothing is shown
twice, whatever dies: it carries cursors, and goes on from the last one that arrived. It is open to members alone, asks
before every line whether they still are, and ends with their membership. It tells no one when others are active.

What was said is read from the rows of events and posts. Echoes only wake the reader; a lost one costs a moment.
"""
