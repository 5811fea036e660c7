"""Private words of two by mail: written anew for the one, and never forwarded from the other.

Out: `tell` waits until words can't be taken back so easily any more, `reader` says who may have them by mail, `written`
writes the mail as it leaves. In: `answer` brings an answer to the same verbs as the page does.
"""
