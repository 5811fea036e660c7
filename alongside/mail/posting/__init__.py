"""From a believed mail to a post: where it belongs, which words and files others may see, and saying them once."""
