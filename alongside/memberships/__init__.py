"""Memberships: an alias in a community, with a role. There is no list of members; people appear by speaking."""
