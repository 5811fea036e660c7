"""Today, the list of communities, and where to write."""
