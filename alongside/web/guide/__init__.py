"""Pages of the directory: browsing it, one entry, suggesting, and what guides do to keep it true."""
