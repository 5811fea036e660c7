"""What pages, streams and letters show alike: one post, one line, one name, one time in words."""
