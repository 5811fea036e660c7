"""For those who don't know where to start: a directory of what is here and elsewhere, matching, people to ask."""
