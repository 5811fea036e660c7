"""“Where do I start?”: one box for one's own words, and an answer that nothing is kept of."""
