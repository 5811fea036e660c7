"""Who people are to each other: friends, what two of them say in private, vouches, and the handshake of two who met.

Nothing here joins two aliases in the clear. A friendship is found by a keyed hash of both; whose it is stands sealed in
a side row of each, under that alias's own key. So a stolen copy shows that somebody has friends, and never whom.
"""
