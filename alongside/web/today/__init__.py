"""Today, the list of one's communities, and where to write: the pages that speak of several communities at once.

They name none of the person's aliases.
"""
