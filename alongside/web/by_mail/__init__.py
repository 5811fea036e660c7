"""By mail: the link in a mail that ends it."""
