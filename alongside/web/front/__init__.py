"""The front: the one ASGI application in front of Django.

It promises that a page costs a thread only once its whole request has arrived, that nobody slow or greedy keeps
others waiting, and that what needs no Django (static files, large files, streams, stored pages) never meets it.
"""
