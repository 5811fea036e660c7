"""News: of what a member hears, by which way, and when."""
