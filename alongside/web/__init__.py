"""The web door: turns requests into calls of the core's verbs and access functions, and answers with pages."""
