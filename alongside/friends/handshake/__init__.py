"""Two people who stand before each other prove it with two phones and six words, and both say yes.

One begins, and reads three words aloud. The other types them, and reads three others back, which the first types: so
each knows that nobody listens in and takes the other's place. Or the other phone scans a code; then both show the same
three words, to be compared. Only after that either learns under which name the other is here. No paper is shown, and
no true name is asked for.
"""
