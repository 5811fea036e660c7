"""Ownership: who is behind an alias, readable from the person's side, and from the alias's side only in `reach`.

No row here groups one person's aliases: the person is sealed under the alias's own key, and found again by a keyed
hash of person and community. Nothing has a reverse relation to this table, and only this app may name it in SQL.
"""
