"""The listener: takes mail in over SMTP and LMTP, and says yes only when it is on the disk.

It is a process of its own, so that no mail ever takes a web worker's time. It reads nothing in a mail: it looks who
is meant, keeps the bytes, and the worker does the rest. `door.py` says who may be written to and how much, `talk.py`
holds the conversations, `spool.py` keeps what came, `listen.py` runs it all. It never passes mail on to anybody
else, and never sends a word to a sender: what cannot be taken is refused while the sender's own server listens.
"""
