"""Standing: how aliases stand to each other and to the community: blocked, muted, paused for a while."""
