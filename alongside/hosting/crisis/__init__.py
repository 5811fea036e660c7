"""When somebody may be in danger: words for them alone, lines to call, and a clock until a host has seen it.

What they wrote stays where they put it. Nobody but its author and the hosts learns that it was noticed, and nobody
else's worry ever makes the house write to them.
"""
