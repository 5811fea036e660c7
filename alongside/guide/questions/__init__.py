"""Ask the guide: a visitor's question, answered by a person, read with a paper code."""
