"""Friends on the web: asking somebody, who one's friends are, and private conversations of two."""
