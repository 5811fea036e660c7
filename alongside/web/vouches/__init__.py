"""Vouches on the web: what one says of a friend, and whether others may read that two have met."""
