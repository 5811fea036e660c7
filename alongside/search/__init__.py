"""Finding posts: what a reader may see, by its words, newest first; checked at the moment of asking."""
