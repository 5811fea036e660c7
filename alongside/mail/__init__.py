"""The mail door: what comes in ends in the same verbs as a form, and what goes out names nobody but by their alias."""
