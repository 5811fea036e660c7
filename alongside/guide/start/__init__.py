"""“Where do I start?”: what a program can find for somebody's own words, with the reason, and people before it."""
