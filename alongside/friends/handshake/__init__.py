"""Two people who stand before each other prove it with two phones and six words, and both say yes."""
