"""What can go wrong in every part of the house, in words for the person in front of it."""


class NotFound(Exception):
    """What was asked for is missing, or not for this viewer; nobody learns which."""


class Refused(Exception):
    """A verb said no. `str()` says what happened, why, and what to do, in plain words."""


class TooOften(Refused):
    """A limit was reached; it passes with time."""


class SealBroken(Exception):
    """Something sealed cannot be read: its key was destroyed, or it was changed or moved. It fails closed."""


class KeyLost(Exception):
    """A file in the keys folder is missing or wrong. `str()` says which, to whoever runs the server."""
