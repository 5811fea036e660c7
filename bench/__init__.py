"""How fast Alongside is on this machine, beside the limits of the same machine taken in the same run.

A speed counts only when the page was right, so every page's content is checked before it is timed: each post is on
it, and what was removed, or written by somebody blocked, is gone from the very next answer. In a live chat each
listener must have had each line exactly once, also whoever was cut off and came back.
"""
