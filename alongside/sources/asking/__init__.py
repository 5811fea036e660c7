"""Asking those who keep lists of papers and studies, and reading what they answer: one module a service.

What goes out is a number and the name of this software. What comes back is text from elsewhere: it is cut to length,
freed of markup, and shown as words.
"""
