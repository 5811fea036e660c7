"""What one host decides at once, about words, threads and members; what the person concerned is told; and appeals.

Each verb is one transaction: what happens, an entry in the journal, a Decision, and a statement of reasons in a
conversation in which the person may answer, or say that they see it otherwise.
"""
