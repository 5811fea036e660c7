"""The directory: suggested by members, kept by guides, and shared with other installations as one open file."""
