"""By mail: what a member gets of a community by mail, and the link that ends it."""
