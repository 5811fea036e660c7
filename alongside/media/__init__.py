"""Pictures and documents, received and cleaned: what is uploaded is written anew, so nothing else of it is kept.

Each belongs to an alias and to a community, both named by public id, for this app lies below them. It stays for as
long as something refers to it (`attach`), and two days longer. Who may have one is decided by whoever shows it: a
page asks `access`, checks that its viewer may read a place it is attached to, and then sends the file.
"""
