"""The journal: what hosts decided, and why. Entries are added, never changed; a correction is a new entry."""
